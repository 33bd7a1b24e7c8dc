// SAFETY.md 14: what paper shows.

import assert from "node:assert/strict";
import { describe, test, before, after } from "node:test";

import { openTab, PATIENCE } from "../chromium.mjs";
import { serve } from "../server.mjs";

const TELLING = /bạo lực|bạo hành|xâm hại|nạn nhân|violence|abuse|victim/i;

/** Registers the tests; `pages` are sensitive pages, `kit` the sheets to print, `fixtureKit` those of the small site. */
export function testPrint(browser, site, pages, fixture) {
  describe("14: print", { concurrency: 1 }, () => {
    let servers, tab;
    before(async () => {
      servers = { site: await serve(site.folder), fixture: await serve(fixture.folder) };
      tab = await openTab(browser, { width: 1280 });
      await tab.emulateMedia({ media: "print" });
    });
    after(async () => {
      await tab?.context().close();
      for (const server of Object.values(servers ?? {})) await server.close();
    });
    for (const path of pages) {
      test(`/${path} prints without exit and navigation`, PATIENCE, async () => {
        await tab.goto(servers.site.url + path);
        for (const gone of [".exit", ".skip", ".nav", ".crumbs"]) {
          for (const part of await tab.locator(gone).all()) assert.equal(await part.isVisible(), false, gone);
        }
        assert.equal(await tab.locator("main h1").isVisible(), true);
      });
    }
    test("the sheets are four, or the chosen one", PATIENCE, async () => {
      await tab.goto(`${servers.site.url}so-ho-tro/in/`);
      for (const gone of [".exit", ".strip", ".mast", ".foot", "h1"]) assert.equal(await tab.locator(gone).first().isVisible(), false, gone);
      assert.deepEqual(sizesOf(await tab.pdf({ preferCSSPageSize: true })), ["210 × 297", "210 × 297", "210 × 297", "297 × 420"]);
      await tab.goto(`${servers.site.url}so-ho-tro/in/#the_vi`);
      assert.deepEqual(sizesOf(await tab.pdf({ preferCSSPageSize: true })), ["210 × 297"]);
      assert.equal(await tab.locator(".wallet").count(), 8);
    });
    test("nothing runs over its sheet", PATIENCE, async () => {
      for (const server of Object.values(servers)) {
        await tab.goto(`${server.url}${server === servers.site ? "so-ho-tro" : "ho-tro"}/in/`);
        const over = await tab.evaluate(() => [...document.querySelectorAll(".paper, .wallet, .cuts li, .top")]
          .filter((part) => part.scrollHeight > part.clientHeight + 2 || part.scrollWidth > part.clientWidth + 2)
          .map((part) => `${part.className || part.tagName}: ${part.scrollWidth} × ${part.scrollHeight} in ${part.clientWidth} × ${part.clientHeight}`));
        assert.deepEqual(over, []);
      }
    });
    test("no sheet names violence, even where a number's name does", PATIENCE, async () => {
      await tab.goto(`${servers.fixture.url}ho-tro/in/`);
      const text = await tab.locator(".sheets").innerText();
      assert.match(text, /0263 3822 311/);
      assert.doesNotMatch(text, TELLING);
      assert.doesNotMatch(text, /3822 999/, "an expired number is on paper");
    });
  });
}

/** Sizes of a PDF's pages in millimetres. */
function sizesOf(pdf) {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g);
  return [...boxes].map(([, width, height]) => `${Math.round(width / 72 * 25.4)} × ${Math.round(height / 72 * 25.4)}`);
}
