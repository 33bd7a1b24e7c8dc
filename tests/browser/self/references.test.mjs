// Each kind of broken reference is found, and sound ones are left in peace.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cssUrls, srcsetUrls } from "../html.mjs";
import {
  problemsOfData, problemsOfPage, problemsOfRedirects, problemsOfStyleSheet,
} from "../references.mjs";
import { onePageOfEachKind, readablePages, readSite } from "../site.mjs";
import { madeSite, soundPage } from "./made.mjs";

const OWN = '<link rel="canonical" href="https://example.vn/chien-dich/">';

function problems(t, main, { files = {}, base = "/a/b/", file = "bai/x/index.html" } = {}) {
  const site = readSite(madeSite(t, { "index.html": soundPage({ head: OWN }), [file]: soundPage({ main }), ...files }));
  return problemsOfPage(site, base, site.pageByFile.get(file));
}

test("sound references pass at a base path", (t) => {
  const main = `<a href="../../">Trang chủ</a> <a href="../../bai/x/#dau">Đây</a> <a href="#dau" id="dau">Đầu</a> <a href="">Lại</a>
    <a href="tel:113">113</a> <a href="mailto:a@example.vn">Thư</a> <a href="https://vi.wikipedia.org/">Ngoài</a>
    <a href="https://example.vn/chien-dich/bai/x/">Mình</a> <img src="a%20b.png" alt="" srcset="a%20b.png 1x, c.png 2x">`;
  assert.deepEqual(problems(t, main, { files: { "bai/x/a b.png": "", "bai/x/c.png": "" } }), []);
});

const BROKEN = [
  ["a missing page", '<a href="../khong/">x</a>', /there is no bai\/khong\/index\.html/],
  ["a missing file", '<img src="x.png" alt="">', /there is no bai\/x\/x\.png/],
  ["a missing candidate of a srcset", '<img src="data:," alt="" srcset="1.png 1x, 2.png 2x">', /2\.png/],
  ["a missing anchor here", '<a href="#khong">x</a>', /no id "khong"/],
  ["a missing anchor elsewhere", '<a href="../../#khong">x</a>', /index\.html has no id "khong"/],
  ["a path from the host's root", '<a href="/bai/x/">x</a>', /leaves the site when it is served at \/a\/b\//],
  ["a climb above the site", '<a href="../../../x">x</a>', /leaves the site/],
  ["a folder without its slash", '<a href="../../bai/x">x</a>', /lacks the `\/`/],
  ["a wrong absolute address of the site", '<a href="https://example.vn/chien-dich/khong/">x</a>', /there is no khong/],
  ["a foreign picture", '<img src="https://example.com/x.png" alt="">', /loaded from another server/],
  ["a foreign style sheet inside a page", "<style>@import 'https://example.com/x.css'</style>", /loaded from another server/],
  ["a script address", '<a href="javascript:alert(1)">x</a>', /scheme javascript:/],
  ["a data link", '<a href="data:text/html,x">x</a>', /scheme data:/],
  ["a link inside noscript", '<noscript><a href="khong/">x</a></noscript>', /there is no bai\/x\/khong/],
];
for (const [name, main, expected] of BROKEN) {
  test(`${name} is found`, (t) => {
    const found = problems(t, main);
    assert.ok(found.some((problem) => expected.test(problem)), found.join("\n") || "nothing was found");
  });
}

test("a root path that is right at / is found at /a/b/ only", (t) => {
  assert.deepEqual(problems(t, '<a href="/bai/x/">x</a>', { base: "/" }), []);
});

test("the 404 page may use no relative address, but the site's own", (t) => {
  const file = "404.html";
  assert.deepEqual(problems(t, '<a href="https://example.vn/chien-dich/">x</a> <a href="/chien-dich/">x</a>', { file }), []);
  assert.equal(problems(t, '<a href="./">x</a>', { file }).length, 1);
});

test("redirects are followed in the file, not opened", (t) => {
  const redirect = (to) => `<!doctype html><html lang="vi"><title>x</title><meta http-equiv="refresh" content="0; url=${to}">`;
  const site = readSite(madeSite(t, { "cu/index.html": redirect("../"), "hong/index.html": redirect("../khong/") }));
  assert.deepEqual(readablePages(site).map((page) => page.file), ["index.html"]);
  assert.deepEqual(problemsOfPage(site, "/", site.pageByFile.get("cu/index.html")), []);
  assert.equal(problemsOfPage(site, "/", site.pageByFile.get("hong/index.html")).length, 1);
});

test("style sheets, feeds, lists and _redirects are followed", (t) => {
  const site = readSite(madeSite(t, {
    "index.html": soundPage({ head: OWN }),
    "a.css": "a{background:url(khong.svg)} /* url(x) */ b{background:url('a.css')}",
    "feed.xml": '<feed><link href="https://example.vn/chien-dich/"/><entry><link rel="alternate" href="https://example.vn/chien-dich/khong/"/></entry></feed>',
    "sitemap.xml": "<urlset><url><loc>https://example.vn/chien-dich/mat/</loc></url></urlset>",
    "hotlines.json": '{"version":1,"items":[{"url":"khong/"}]}',
    _redirects: "# cũ\n/chien-dich/cu/ /chien-dich/ 301\n/cu2/ /chien-dich/khong/ 301\n",
  }));
  assert.equal(problemsOfStyleSheet(site, "/", "a.css").length, 1);
  for (const file of ["feed.xml", "sitemap.xml", "hotlines.json"]) {
    assert.equal(problemsOfData(site, "/", file).length, 1, file);
  }
  assert.deepEqual(problemsOfRedirects(site), ['line 3: "/chien-dich/khong/": there is no khong/index.html']);
});

test("parse errors and repeated ids are facts of a page", (t) => {
  const site = readSite(madeSite(t, { "index.html": soundPage({ main: '<p id="a" id="b">x</p><p id="a">y</p>' }) }));
  const { facts } = site.pages[0];
  assert.ok(facts.errors.some((error) => error.includes("duplicate-attribute")));
  assert.equal(facts.repeatedIds.length, 1);
});

test("pages of one kind are those that differ below their section", (t) => {
  const english = soundPage().replace('lang="vi"', 'lang="en"');
  const files = ["bai/index.html", "bai/x/index.html", "bai/y/index.html", "lich/2026-11/index.html", "lich/2026-12/index.html"];
  const site = readSite(madeSite(t, {
    ...Object.fromEntries(files.map((file) => [file, soundPage()])), "en/bai/x/index.html": english,
  }));
  const shapes = onePageOfEachKind(site).map((page) => page.shape);
  assert.deepEqual(shapes.sort(), ["", "bai", "bai/*", "lich/#"]);
});

test("addresses are cut out of srcset and CSS as the standards say", () => {
  assert.deepEqual(srcsetUrls("a.png, b,c.png 2x,d.png 100w"), ["a.png", "b,c.png", "d.png"]);
  assert.deepEqual(cssUrls(`@import "x.css"; a{b:url( "y z.svg" )}`), ["x.css", "y z.svg"]);
});
