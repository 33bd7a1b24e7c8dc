// Serves a folder as a static host would: at a base path, with its `_headers`, with its 404 page.
// By hand: node server.mjs FOLDER [/a/b/]

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { headersFor, readHeaders } from "./headers.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".pdf": "application/pdf",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
};
const HIDDEN = new Set(["_headers", "_redirects"]);

/** Starts serving on 127.0.0.1 and a free port; `base` begins and ends with `/`; `change` is applied to every page and its address. */
export async function serve(folder, base = "/", change = (html) => html) {
  const headersFile = join(folder, "_headers");
  const rules = existsSync(headersFile) ? readHeaders(readFileSync(headersFile, "utf8")) : [];
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(folder, base, rules, request);
    const sent = headers["content-type"] === TYPES[".html"] ? Buffer.from(change(body.toString(), request.url)) : body;
    response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(sent) });
    response.end(request.method === "HEAD" ? undefined : sent);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, url: origin + base, close };
}

function answer(folder, base, rules, request) {
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "method not allowed");
  const path = pathInside(base, request.url);
  if (path === null) return plain(404, `nothing here; the site is at ${base}`);
  const file = fileFor(folder, path);
  if (file === null) return notFound(folder, rules, path);
  if (file === "slash") return { status: 301, headers: { location: `${base}${encodeURI(path)}/` }, body: "" };
  return found(200, file, rules, path);
}

function pathInside(base, requestUrl) {
  try {
    const path = decodeURIComponent(new URL(requestUrl, "http://localhost").pathname);
    return path.startsWith(base) && !path.includes("\0") ? path.slice(base.length) : null;
  } catch {
    return null;
  }
}

function fileFor(folder, path) {
  const segments = path.split("/");
  if (segments.some((segment) => segment.startsWith(".")) || HIDDEN.has(path)) return null;
  const full = join(folder, ...segments);
  const status = statSync(full, { throwIfNoEntry: false });
  if (status?.isFile() && !path.endsWith("/")) return full;
  const index = join(full, "index.html");
  if (!status?.isDirectory() || !existsSync(index)) return null;
  return path === "" || path.endsWith("/") ? index : "slash";
}

function notFound(folder, rules, path) {
  const page = join(folder, "404.html");
  return existsSync(page) ? found(404, page, rules, path) : plain(404, "not found");
}

function found(status, file, rules, path) {
  const body = readFileSync(file);
  const type = TYPES[extname(file).toLowerCase()] ?? "application/octet-stream";
  const headers = {
    "content-type": type, "content-length": body.length, "cache-control": "no-cache",
    ...headersFor(rules, `/${path}`),
  };
  return { status, headers, body };
}

function plain(status, text) {
  return { status, headers: { "content-type": TYPES[".txt"] }, body: `${text}\n` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, base = "/"] = process.argv.slice(2);
  const { url } = await serve(folder, base);
  console.log(url);
}
