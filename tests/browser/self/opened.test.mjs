// Each thing that a page must not do in the browser is found, and a sound page is left in peace.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { contrastFindings } from "../axe.mjs";
import { launch, openTab } from "../chromium.mjs";
import { problems } from "../opened.mjs";
import { serve } from "../server.mjs";
import { readSite } from "../site.mjs";
import { madeSite, soundPage } from "./made.mjs";

const CSP = "/*\n  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:\n";

let browser, tab;
before(async () => {
  browser = await launch();
  tab = await openTab(browser, { width: 360 });
});
after(() => browser?.close());

async function problemsOf(t, files, file = "index.html") {
  const site = readSite(madeSite(t, { _headers: CSP, ...files }));
  const server = await serve(site.folder, "/a/b/");
  t.after(() => server.close());
  return problems(tab, server, site.pageByFile.get(file));
}

test("a sound page and a sound 404 page have no problem", async (t) => {
  assert.deepEqual(await problemsOf(t, {}), []);
  assert.deepEqual(await problemsOf(t, { "404.html": soundPage() }, "404.html"), []);
});

const FAULTS = [
  ["an inline style", soundPage({ main: '<p style="margin:0">x</p>' }), /console error: .*inline style/],
  ["a script that the policy forbids", soundPage({ main: "<script>1</script>" }), /console error/],
  ["a missing picture", soundPage({ main: '<img src="x.png" alt="x">' }), /status of 404/],
  ["a request to another server", soundPage({ head: '<link rel="stylesheet" href="https://example.com/x.css">' }), /console error|leaves the site/],
  ["a request outside the base path", soundPage({ main: '<img src="/x.png" alt="x">' }), /request leaves the site/],
  ["a picture without alt", soundPage({ main: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' }), /axe image-alt/],
  ["content outside landmarks", soundPage({ after: "<p>ngoài</p>" }), /axe region/],
  ["two h1", soundPage({ main: "<h1>hai</h1>" }), /2 h1 elements/],
  ["no title", soundPage().replace("<title>Trang</title>", ""), /no title/],
  ["no lang", soundPage().replace(' lang="vi"', ""), /lang is ""/],
  ["a page wider than the phone", soundPage({ main: `<pre>${"rộng".repeat(200)}</pre>` }), /scrolls sideways/],
];
for (const [name, page, expected] of FAULTS) {
  test(`${name} is found`, async (t) => {
    const found = await problemsOf(t, { "index.html": page });
    assert.ok(found.some((problem) => expected.test(problem)), found.join("\n") || "nothing was found");
  });
}

test("an error in a script is found", async (t) => {
  const files = { "index.html": soundPage({ head: '<script src="x.js"></script>' }), "x.js": "throw new Error('hỏng')", _headers: "" };
  assert.deepEqual(await problemsOf(t, files), ["script error: hỏng"]);
});

test("weak contrast is found in the scheme that has it", async (t) => {
  const style = "<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){body{background:#000;color:#333}}</style>";
  const server = await serve(madeSite(t, { "index.html": soundPage({ head: style }) }));
  t.after(() => server.close());
  for (const [colorScheme, expected] of [["light", 0], ["dark", 2]]) {
    await tab.emulateMedia({ colorScheme });
    await tab.goto(server.url);
    assert.equal((await contrastFindings(tab)).length, expected, colorScheme);
  }
});
