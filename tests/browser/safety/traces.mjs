// SAFETY.md 8 to 10 and 12: what a visit leaves and what pages tell; the weight of the page of all numbers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { PATIENCE } from "../chromium.mjs";
import { failOn } from "../fail.mjs";
import { serve } from "../server.mjs";

const LIMIT = 14 * 1024;
const TELLING = /bạo lực|bạo hành|xâm hại|violence|abuse|bao-luc|vcard|\.vcf/i;

/** Registers the tests; `visit` are the paths of a full visit, the page of all numbers among them. */
export function testTraces(browser, site, visit, page) {
  describe("8 to 12: traces", () => {
    test("a full visit asks nobody else and stores nothing", PATIENCE, async () => {
      const server = await serve(site.folder);
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
      const tab = await context.newPage();
      const outside = [];
      tab.on("request", (request) => { if (!request.url().startsWith(server.url)) outside.push(request.url()); });
      try {
        for (const path of visit) {
          await tab.goto(server.url + path, { waitUntil: "load" });
          if (path === page) await chooseOfEach(tab);
          assert.deepEqual(await stored(tab), { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookies: "" }, path);
        }
        assert.deepEqual(await context.cookies(), []);
        assert.deepEqual(outside, []);
      } finally {
        await context.close();
        await server.close();
      }
    });
    test("the filter writes nothing to address, history and form memory", PATIENCE, async () => {
      const server = await serve(site.folder);
      const context = await browser.newContext();
      const tab = await context.newPage();
      try {
        await tab.goto(server.url + page);
        const before = await tab.evaluate(() => [location.href, history.length, JSON.stringify(history.state)]);
        await chooseOfEach(tab);
        assert.ok((await tab.locator(".filter [role=status]").textContent()).length > 3, "the filter announces what it found");
        assert.deepEqual(await tab.evaluate(() => [location.href, history.length, JSON.stringify(history.state)]), before);
        assert.equal(await tab.locator(".filter").evaluate((form) => form.autocomplete), "off");
      } finally {
        await context.close();
        await server.close();
      }
    });
    test("a first visit to the page of all numbers weighs at most 14 KB", PATIENCE, async (t) => {
      const server = await serve(site.folder);
      const context = await browser.newContext();
      const tab = await context.newPage();
      const weights = [];
      tab.on("response", async (response) => {
        weights.push(response.body().then((body) => [new URL(response.url()).pathname, gzipSync(body, { level: 9 }).length]));
      });
      try {
        await tab.goto(server.url + page, { waitUntil: "networkidle" });
        const parts = await Promise.all(weights);
        const total = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
        t.diagnostic(`${total} bytes: ${parts.map((part) => part.join(" ")).join(", ")}`);
        assert.ok(parts.length >= 3 && total <= LIMIT, `${total} bytes in ${parts.length} files`);
      } finally {
        await context.close();
        await server.close();
      }
    });
    test("sensitive pages tell a bystander nothing", () => failOn(site.pages.flatMap(telling)));
    test("emergency numbers stand in the same place and order on every page", () => {
      const strips = new Map();
      for (const { html, path, isRedirect, facts } of site.pages) {
        if (isRedirect || /(^|\/)tro-giup\/$/.test(path)) continue;
        const strip = /<nav class="strip"[^]*?<\/nav>/.exec(html);
        assert.ok(strip && strip.index < html.indexOf("<header"), `/${path} has no strip before its head`);
        const numbers = [...strip[0].matchAll(/href="(tel:[^"]+)"/g)].map((match) => match[1]).join(" ");
        strips.set(facts.lang, (strips.get(facts.lang) ?? new Set()).add(numbers));
      }
      for (const [lang, orders] of strips) assert.equal(orders.size, 1, `${lang}: ${[...orders].join(" | ")}`);
      assert.match([...strips.values()][0].values().next().value, /^tel:\d+( tel:\d+)*$/);
    });
    test("a QR code stands on sheets to print alone, and no file is a contact", () => {
      const wrong = site.pages.filter(({ html, path }) => html.includes('class="qr"') && !path.endsWith("/in/"));
      assert.deepEqual(wrong.map((page) => page.path), []);
      assert.deepEqual([...site.files].filter((file) => /\.vcf$/.test(file)), []);
    });
  });
}

async function chooseOfEach(tab) {
  for (const select of await tab.locator(".filter select").all()) await select.selectOption({ index: 1 });
}

function stored(tab) {
  return tab.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }));
}

/** What the head of a page with an exit says about it. */
function telling({ html, path }) {
  if (!/exit\.[0-9a-f]+\.js/.test(html)) return [];
  const head = html.slice(0, html.indexOf("</head>")).replace(/<style>[^]*?<\/style>/, "");
  const found = [];
  const title = /<title>([^<]*)/.exec(head)[1];
  if (TELLING.test(title)) found.push(`/${path}: title ${title}`);
  for (const forbidden of ["og:", 'name="description"', "ld+json", "application/atom", ".ics"]) {
    if (head.includes(forbidden)) found.push(`/${path}: ${forbidden} in its head`);
  }
  if (/facebook\.com\/sharer|zalo-share|navigator\.share|\.ics"|\.vcf"/.test(html)) found.push(`/${path} offers sharing`);
  return found;
}

/** The size of a file as it is sent, for those who ask. */
export const weightOf = (site, file) => gzipSync(readFileSync(join(site.folder, file)), { level: 9 }).length;
