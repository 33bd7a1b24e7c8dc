// Makes a small built site in a temporary folder, for the tests of the tests.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Text of a page that no test finds fault with. */
export function soundPage({ head = "", main = "<p>Chữ</p>", after = "" } = {}) {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E">${head}</head>
<body><main><h1>Trang</h1>${main}</main>${after}</body></html>`;
}

/** Writes `{path: text}`; a sound home page is added where none is given. Removed after test `t`. */
export function madeSite(t, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), "chieng-browser-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ "index.html": soundPage(), ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
