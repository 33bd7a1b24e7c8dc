// What the search page's scripts weigh, minified; the project ships them as they are written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { minify } from "terser";

import { ROOT } from "./index.mjs";

test("the client with its interface is at most 10 KiB minified", async () => {
  let minified = 0, packed = 0;
  for (const name of ["search-index.js", "search.js"]) {
    const source = readFileSync(join(ROOT, "themes/cam/assets", name), "utf8");
    const { code } = await minify(source, { ecma: 2020, compress: { passes: 3, unsafe_arrows: true, ecma: 2020 }, mangle: true });
    minified += Buffer.byteLength(code);
    packed += gzipSync(source).length;
  }
  console.log(`minified ${minified} bytes; as shipped, gzip ${packed} bytes`);
  assert.ok(minified <= 10 * 1024, `${minified} bytes`);
});
