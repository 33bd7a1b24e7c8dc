// In goes the text of an HTML file, out come the facts that the tests ask about:
// references, ids, language, title, headings, redirect, parse errors. Nothing is fetched.

import { parse } from "parse5";

const RESOURCE_RELS = new Set([
  "stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon",
]);
const META_ADDRESSES = new Set(["og:url", "og:image", "og:image:url", "twitter:image"]);

/**
 * A reference from one file to another.
 * @typedef {{ value: string, where: string, line: number, loads: boolean }} Reference
 * `loads`: the browser fetches it by itself, so it must come from the site.
 */

/** Reads one HTML file. */
export function readHtml(text) {
  const errors = [];
  const tree = parse(text, {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    onParseError: (error) => errors.push(`line ${error.startLine}: ${error.code}`),
  });
  const facts = {
    errors, references: [], ids: new Set(), repeatedIds: [], headings: 0, lang: "", title: "",
    baseHref: null, canonical: null, refresh: null,
  };
  visit(tree, facts);
  return facts;
}

function visit(node, facts) {
  if (node.tagName) element(node, facts);
  for (const child of (node.content ?? node).childNodes ?? []) visit(child, facts);
}

function element(node, facts) {
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  const line = node.sourceCodeLocation?.startLine ?? 0;
  const add = (name, loads, value = attributes[name]) => {
    if (value !== undefined) facts.references.push({ value, where: `<${node.tagName} ${name}>`, line, loads });
  };

  if (attributes.id !== undefined) {
    if (facts.ids.has(attributes.id)) facts.repeatedIds.push(`line ${line}: id "${attributes.id}"`);
    facts.ids.add(attributes.id);
  }
  if (attributes.style) for (const url of cssUrls(attributes.style)) add("style", true, url);

  switch (node.tagName) {
    case "html": facts.lang = attributes.lang ?? ""; break;
    case "title": facts.title ||= textOf(node).trim(); break;
    case "h1": facts.headings += 1; break;
    case "base": facts.baseHref ??= attributes.href ?? null; break;
    case "meta": meta(attributes, facts, add); break;
    case "link": link(attributes, facts, add); break;
    case "a": if (attributes.name) facts.ids.add(attributes.name); add("href", false); break;
    case "area": add("href", false); break;
    case "form": add("action", false); break;
    case "button": add("formaction", false); break;
    case "blockquote": case "q": case "ins": case "del": add("cite", false); break;
    case "object": add("data", true); break;
    case "style": for (const url of cssUrls(textOf(node))) add("url()", true, url); break;
    case "script": script(node, attributes, facts, add); break;
    case "use": case "image": add("href", true); add("xlink:href", true); break;
    case "input": add("formaction", false); // falls through: an image button has a `src`
    case "img": case "source": case "video": case "audio": case "track": case "iframe": case "embed":
      add("src", true);
      add("poster", true);
      for (const url of srcsetUrls(attributes.srcset)) add("srcset", true, url);
  }
}

function meta(attributes, facts, add) {
  if (attributes["http-equiv"]?.toLowerCase() === "refresh") {
    facts.refresh = /url\s*=\s*["']?([^"']*)/i.exec(attributes.content ?? "")?.[1].trim() ?? "";
    add("content", false, facts.refresh);
  }
  if (META_ADDRESSES.has(attributes.property ?? attributes.name)) add("content", false);
}

function link(attributes, facts, add) {
  const rels = (attributes.rel ?? "").toLowerCase().split(/\s+/);
  if (rels.includes("canonical")) facts.canonical ??= attributes.href ?? null;
  add("href", rels.some((rel) => RESOURCE_RELS.has(rel)));
  for (const url of srcsetUrls(attributes.imagesrcset)) add("imagesrcset", true, url);
}

function script(node, attributes, facts, add) {
  add("src", true);
  if (attributes.type !== "application/ld+json") return;
  try {
    for (const text of strings(JSON.parse(textOf(node)))) if (/^https?:/.test(text)) add("JSON-LD", false, text);
  } catch (error) {
    facts.errors.push(`line ${node.sourceCodeLocation?.startLine}: JSON-LD: ${error.message}`);
  }
}

function textOf(node) {
  return (node.childNodes ?? []).map((child) => child.value ?? textOf(child)).join("");
}

/** Every string in a JSON value. */
export function strings(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];
}

/** The addresses of a `srcset` (HTML §4.8.4.2.1; addresses with commas inside are kept whole). */
export function srcsetUrls(srcset = "") {
  const urls = [];
  for (let rest = srcset; (rest = rest.replace(/^[\s,]+/, "")); ) {
    const [url] = /^\S+/.exec(rest);
    urls.push(url.replace(/,+$/, ""));
    rest = rest.slice(url.length);
    if (!url.endsWith(",")) rest = rest.replace(/^[^,]*/, "");
  }
  return urls;
}

/** The addresses in `url(…)` and `@import` of a style sheet. */
export function cssUrls(css) {
  const text = css.replace(/\/\*[^]*?\*\//g, "");
  const found = text.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi);
  return [...found].map((match) => match.slice(1).find((value) => value !== undefined) ?? "");
}
