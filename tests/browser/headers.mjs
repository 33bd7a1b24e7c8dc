// In goes a `_headers` file in Netlify's syntax, out come the headers for one path.
// Netlify: all rules that match apply in order, a later rule overrides; a header repeated inside a rule is joined.

/** Reads the rules; a line that is no rule, header or comment is an error with its number. */
export function readHeaders(text) {
  const rules = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.trim();
    if (!content || content.startsWith("#")) return;
    if (content.startsWith("/")) return void rules.push({ pattern: pattern(content), headers: new Map() });
    const header = /^([!#$%&'*+.^`|~\w-]+):\s*(.*)$/.exec(content);
    if (!header || !rules.length) throw new Error(`_headers:${index + 1}: neither a path nor a header: ${content}`);
    const { headers } = rules.at(-1);
    const name = header[1].toLowerCase();
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${header[2]}` : header[2]);
  });
  return rules;
}

/** The headers for a path that begins with `/`. */
export function headersFor(rules, path) {
  const matching = rules.filter((rule) => rule.pattern.test(path));
  return Object.assign({}, ...matching.map((rule) => Object.fromEntries(rule.headers)));
}

function pattern(path) {
  const parts = path.split("/").map((part) => {
    if (part === "*") return ".*";
    if (part.startsWith(":")) return "[^/]+";
    return part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  });
  return new RegExp(`^${parts.join("/").replace(/\/$/, "/?")}$`);
}
