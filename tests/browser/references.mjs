// In goes a built site and the base path that it is served at, out comes every reference that leads nowhere.
// Files alone are read: no browser, no network.

import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

import { cssUrls, strings } from "./html.mjs";
import { NOT_FOUND } from "./site.mjs";

const ORIGIN = "http://site.test";
const OTHER_SCHEMES = new Set(["tel:", "sms:", "mailto:"]);

/** What is wrong with the references of one page when the site stands at `base`. */
export function problemsOfPage(site, base, page) {
  const { facts } = page;
  // A host shows the 404 page at whatever address was asked for, so it may rely on none.
  const address = page.file === NOT_FOUND ? "khong/co/trang/" : page.path;
  const documentUrl = new URL(base + encodeURI(address), ORIGIN);
  const from = facts.baseHref === null ? documentUrl : new URL(facts.baseHref, documentUrl);
  return facts.references.flatMap((reference) => {
    const problem = problemOf(site, base, from, reference.value, reference.loads, page);
    return problem ? [`line ${reference.line}: ${reference.where} "${reference.value}": ${problem}`] : [];
  });
}

/** What is wrong with the addresses in one style sheet. */
export function problemsOfStyleSheet(site, base, file) {
  return problemsOfList(site, base, file, cssUrls(readFileSync(join(site.folder, file), "utf8")), true);
}

/** What is wrong with the addresses in a feed, a sitemap or a list for other programs. */
export function problemsOfData(site, base, file) {
  const text = readFileSync(join(site.folder, file), "utf8");
  const urls = file.endsWith(".json") ? jsonAddresses(JSON.parse(text)) : xmlAddresses(text);
  return problemsOfList(site, base, file, urls, false);
}

/** What is wrong with the targets of `_redirects`. */
export function problemsOfRedirects(site) {
  if (!site.files.has("_redirects")) return [];
  const prefix = site.ownAddress ? new URL(site.ownAddress).pathname : "/";
  const lines = readFileSync(join(site.folder, "_redirects"), "utf8").split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [, target] = line.trim().split(/\s+/);
    if (!target || line.trim().startsWith("#") || /[*:]/.test(target.replace(/^https?:/, ""))) return [];
    const base = target.startsWith(prefix) ? prefix : "/";
    const problem = problemOf(site, base, new URL(base, ORIGIN), target, false, null);
    return problem ? [`line ${index + 1}: "${target}": ${problem}`] : [];
  });
}

function problemsOfList(site, base, file, urls, loads) {
  const from = new URL(base + encodeURI(file), ORIGIN);
  return urls.flatMap((url) => {
    const problem = problemOf(site, base, from, url, loads, null);
    return problem ? [`"${url}": ${problem}`] : [];
  });
}

function problemOf(site, base, from, value, loads, page) {
  if (!URL.canParse(value, from)) return "is no address";
  const url = new URL(value.replace(/^webcal:/i, "http:"), from);
  if (loads && url.protocol === "data:") return null;
  if (OTHER_SCHEMES.has(url.protocol)) return loads ? "can't be loaded" : null;
  if (!/^https?:$/.test(url.protocol)) return `the scheme ${url.protocol} has no place here`;

  const path = pathInSite(site, base, url, page);
  if (path === undefined) return loads ? "is loaded from another server" : null;
  if (path === null) return `leaves the site when it is served at ${base}`;
  return problemOfTarget(site, path, url.hash, value === "" || value.startsWith("#") ? page : null);
}

/** The path inside the site; null when it is on the site's host but outside the site; undefined elsewhere. */
function pathInSite(site, base, url, page) {
  const own = site.ownAddress && new URL(site.ownAddress);
  if (own && url.host === own.host && url.pathname.startsWith(own.pathname)) {
    return url.pathname.slice(own.pathname.length);
  }
  if (url.origin !== ORIGIN) return undefined;
  if (own && page?.file === NOT_FOUND && url.pathname.startsWith(own.pathname)) {
    return url.pathname.slice(own.pathname.length);
  }
  return url.pathname.startsWith(base) ? url.pathname.slice(base.length) : null;
}

function problemOfTarget(site, encodedPath, hash, samePage) {
  const path = decodeURIComponent(encodedPath);
  const file = samePage?.file ?? (path === "" || path.endsWith("/") ? `${path}index.html` : path);
  if (!site.files.has(file)) {
    return site.files.has(posix.join(path, "index.html")) ? "lacks the `/` at its end" : `there is no ${file}`;
  }
  const fragment = decodeURIComponent(hash.slice(1).replace(/:~:.*$/, ""));
  const target = site.pageByFile.get(file);
  if (!fragment || fragment === "top" || !target || target.isRedirect) return null;
  return target.facts.ids.has(fragment) ? null : `${file} has no id "${fragment}"`;
}

function xmlAddresses(text) {
  const found = text.matchAll(/<loc>([^<]*)<\/loc>|<(?:[\w-]+:)?link\b[^>]*?\shref="([^"]*)"/g);
  return [...found].map(([, loc, href]) => (loc ?? href).trim().replaceAll("&amp;", "&"));
}

function jsonAddresses(value) {
  if (Array.isArray(value)) return value.flatMap(jsonAddresses);
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /(^|_)url$/.test(key) ? strings(inner) : jsonAddresses(inner),
  );
}
