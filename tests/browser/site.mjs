// In goes the folder of a built site, out comes what lies in it: every file, every HTML page with its facts,
// and the address that the site gives as its own.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { readHtml } from "./html.mjs";

export const NOT_FOUND = "404.html";

/**
 * Reads a built site.
 * `files`: paths relative to the folder, with `/`. `pages`: every HTML file, redirects too.
 * `ownAddress`: the home page's canonical address, or null where the site was built without one.
 */
export function readSite(folder) {
  if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} is no built site: it has no index.html`);
  const files = filesBelow(folder);
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => readPage(folder, file));
  const home = pages.find((page) => page.file === "index.html");
  return {
    folder,
    files: new Set(files),
    pages,
    pageByFile: new Map(pages.map((page) => [page.file, page])),
    ownAddress: home.facts.canonical,
  };
}

function readPage(folder, file) {
  const html = readFileSync(join(folder, file), "utf8");
  const facts = readHtml(html);
  const path = file.replace(/(^|\/)index\.html$/, "$1");
  return { file, path, html, facts, shape: shapeOf(path, facts.lang), isRedirect: facts.refresh !== null };
}

function filesBelow(folder, prefix = "") {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = prefix + entry.name;
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : [path];
  });
}

/** The pages that a browser is sent to; a redirect has nothing to look at. */
export function readablePages(site) {
  return site.pages.filter((page) => !page.isRedirect);
}

/** One page of each kind: pages whose addresses differ only below their section are taken as of one kind. */
export function onePageOfEachKind(site) {
  const firstOfShape = new Map();
  for (const page of readablePages(site)) if (!firstOfShape.has(page.shape)) firstOfShape.set(page.shape, page);
  return [...firstOfShape.values()];
}

/** `en/bai-viet/an-sinh/` → `bai-viet/*`; `su-kien/2026-11/` → `su-kien/#`. */
function shapeOf(path, lang) {
  const segments = path.split("/").filter(Boolean);
  if (segments[0] === lang) segments.shift();
  return segments.map((segment, depth) => (depth === 0 ? segment : /^[\d-]+$/.test(segment) ? "#" : "*")).join("/");
}

/** Pages that readers in need come to; the demonstration's addresses. */
const LANDMARKS = {
  home: /^$/,
  article: /^bai-viet\/(?!trang\/)[^/]+\/$/,
  calendar: /^su-kien\/$/,
  month: /^su-kien\/\d{4}-11\/$/,
  year: /^su-kien\/nam\/\d{4}\/$/,
  event: /^su-kien\/le-phat-dong-cap-xa-[^/]+\/$/,
  cancelled: /^su-kien\/phien-cho-[^/]+\/$/,
  postponed: /^su-kien\/hoi-thi-[^/]+\/$/,
  subscribe: /^su-kien\/theo-doi\/$/,
  campaign: /^chien-dich\/[^/]+\/$/,
  programme: /^chien-dich\/[^/]+\/lich\/$/,
  hotlines: /^so-ho-tro\/$/,
  hotline: /^so-ho-tro\/(?!in\/|trang\/)[^/]+\/$/,
  document: /^van-ban\/(?!trang\/)[^/]+\/$/,
  campaigns: /^chien-dich\/$/,
  safety: /^dung-trang-an-toan\/$/,
  "not-found": /^404\.html$/,
};

/** The first page that stands for each of `names`; an error names those that the site lacks. */
export function landmarks(site, names = Object.keys(LANDMARKS)) {
  const pages = readablePages(site);
  const found = names.map((name) => [name, pages.find((page) => LANDMARKS[name].test(page.path))]);
  const missing = found.filter(([, page]) => !page).map(([name]) => name);
  if (missing.length) throw new Error(`the built site has no page for: ${missing.join(", ")}`);
  return found;
}
