// The server answers as a static host does.

import assert from "node:assert/strict";
import { test } from "node:test";

import { headersFor, readHeaders } from "../headers.mjs";
import { serve } from "../server.mjs";
import { madeSite } from "./made.mjs";

async function served(t, files, base) {
  const server = await serve(madeSite(t, files), base);
  t.after(() => server.close());
  return (path, options) => fetch(server.origin + path, { redirect: "manual", ...options });
}

test("pages, folders and the 404 page have their statuses at a base path", async (t) => {
  const get = await served(t, { "bai/index.html": "bài", "404.html": "mất" }, "/a/b/");
  assert.equal((await get("/a/b/")).status, 200);
  assert.equal(await (await get("/a/b/bai/")).text(), "bài");
  const slash = await get("/a/b/bai");
  assert.deepEqual([slash.status, slash.headers.get("location")], [301, "/a/b/bai/"]);
  const missing = await get("/a/b/x/y/z");
  assert.deepEqual([missing.status, await missing.text()], [404, "mất"]);
  assert.equal((await get("/bai/")).status, 404);
});

test("nothing outside the folder and none of the host's files is served", async (t) => {
  const get = await served(t, { _headers: "/*\n  X-A: 1\n", ".chieng-manifest.json": "{}" });
  for (const path of ["/_headers", "/.chieng-manifest.json", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%00", "/%"]) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.equal((await get("/", { method: "POST" })).status, 405);
});

test("files go out with the types that browsers insist on", async (t) => {
  const get = await served(t, { "l.ics": "", "f.xml": "", "h.json": "", "i.svg": "", "s.js": "", "c.css": "" });
  const types = { "l.ics": "text/calendar", "f.xml": "application/xml", "h.json": "application/json", "i.svg": "image/svg+xml", "s.js": "text/javascript", "c.css": "text/css" };
  for (const [file, type] of Object.entries(types)) {
    assert.equal((await get(`/${file}`)).headers.get("content-type").split(";")[0], type);
  }
});

test("_headers reach the responses below a base path, the 404 page's too", async (t) => {
  const get = await served(t, { _headers: "/*\n  X-A: 1\n/bai/*\n  X-A: 2\n", "bai/index.html": "", "404.html": "" }, "/a/b/");
  assert.equal((await get("/a/b/")).headers.get("x-a"), "1");
  assert.equal((await get("/a/b/bai/")).headers.get("x-a"), "2");
  assert.equal((await get("/a/b/khong")).headers.get("x-a"), "1");
});

test("_headers: later rules override, repeated headers are joined, nonsense is an error with its line", () => {
  const rules = readHeaders("# chú thích\n/*\n  Cache-Control: no-cache\n  Link: a\n  Link: b\n/assets/*.css\n  Cache-Control: immutable\n/s/:x/y\n  X-B: 1\n");
  assert.deepEqual(headersFor(rules, "/"), { "cache-control": "no-cache", link: "a, b" });
  assert.equal(headersFor(rules, "/assets/x.css")["cache-control"], "immutable");
  assert.equal(headersFor(rules, "/assetsx.css")["cache-control"], "no-cache");
  assert.equal(headersFor(rules, "/s/a/y")["x-b"], "1");
  assert.equal(headersFor(rules, "/s/a/b/y")["x-b"], undefined);
  assert.throws(() => readHeaders("/*\n  nonsense\n"), /_headers:2/);
  assert.throws(() => readHeaders("X-A: 1\n"), /_headers:1/);
});
