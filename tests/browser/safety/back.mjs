// SAFETY.md 5 and 6: what Back shows after the exit, with and without the memory of pages that browsers keep.

import assert from "node:assert/strict";
import { describe, test, before, after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { launchWith, openTab, PATIENCE } from "../chromium.mjs";
import { assertGone, COVER_BUTTON, EXIT, guardedSite } from "./guarded.mjs";

/** Registers the tests; `page` is the path of the page of all numbers. */
export function testBack(site, page) {
  for (const memory of [true, false]) {
    describe(`5 and 6: Back ${memory ? "with" : "without"} pages kept in memory`, { concurrency: 2 }, () => {
      let browser, guarded;
      before(async () => {
        browser = await launchWith({ backForwardCache: memory });
        guarded = await guardedSite(site);
      });
      after(async () => {
        await browser?.close();
        await guarded?.close();
      });

      inTab("home, all numbers, one number, exit: Back three times shows nothing sensitive", async (tab) => {
        await visit(tab);
        await tab.click(EXIT);
        await tab.waitForURL(guarded.url);
        await back(tab, page);
        await assertCovered(tab);
        await back(tab, "");
        assert.equal(await tab.locator("main").isVisible(), true, "home is no sensitive page");
        await step(tab, -1);
        await tab.waitForURL("about:blank");
        // Forward again: still covered, though it is reached from a page of this site.
        await step(tab, 2);
        await at(tab, page);
        await assertCovered(tab);
      });
      inTab("inner Back works", async (tab) => {
        await visit(tab);
        await back(tab, page);
        assert.equal(await tab.locator("main").isVisible(), true, "covered within the site");
        assert.equal(await tab.locator(COVER_BUTTON).count(), 0);
        await back(tab, "");
        assert.equal(await tab.locator("main").isVisible(), true);
      });
      inTab("a page left by another link is covered too", async (tab) => {
        await visit(tab);
        await tab.evaluate((url) => void setTimeout(() => { location.href = url; }, 0), guarded.url);
        await tab.waitForURL(guarded.url);
        await step(tab, -1);
        await tab.waitForURL((url) => url.pathname.startsWith(`/${page}`), { waitUntil: "commit" });
        await assertCovered(tab);
      });
      inTab("the cover's button brings the page back for good", async (tab) => {
        await visit(tab);
        await tab.click(EXIT);
        await tab.waitForURL(guarded.url);
        await back(tab, page);
        await tab.click(COVER_BUTTON);
        assert.equal(await tab.locator("main").isVisible(), true);
        assert.equal(await tab.title(), "Số hỗ trợ");
        await tab.reload();
        assert.equal(await tab.locator("main").isVisible(), true, "covered again by a reload");
      });
      inTab("a covered page stays covered when it is loaded again", async (tab) => {
        await visit(tab);
        await tab.click(EXIT);
        await tab.waitForURL(guarded.url);
        await back(tab, page);
        await tab.reload();
        await assertCovered(tab);
      });
      if (memory) {
        inTab("pages are kept in memory at all", async (tab) => {
          await visit(tab);
          await tab.evaluate(() => addEventListener("pageshow", (event) => { window.kept = event.persisted; }));
          await tab.goto(guarded.server.url);
          await step(tab, -1);
          await tab.waitForFunction(() => window.kept === true);
        });
      }
      inTab("jumps within the page add no step", async (tab) => {
        await tab.goto(guarded.server.url + page);
        const before = await tab.evaluate(() => history.length);
        await tab.evaluate(() => {
          const link = document.querySelector("main").appendChild(document.createElement("a"));
          link.href = "#main";
          link.click();
        });
        assert.equal(new URL(tab.url()).hash, "#main");
        assert.equal(await tab.evaluate(() => history.length), before);
      });

      async function visit(tab) {
        await tab.goto(guarded.server.url);
        await tab.evaluate((href) => document.querySelector(`.nav a[href="${href}"]`).click(), page);
        await at(tab, page);
        await tab.locator(".call h2 a").first().click();
        await tab.waitForURL((url) => url.pathname.length > page.length + 2);
      }
      function at(tab, path) {
        return tab.waitForURL(guarded.server.url + path, { waitUntil: "commit" });
      }
      async function back(tab, path) {
        await step(tab, -1);
        await at(tab, path);
        await settled(tab);
      }
      function inTab(name, run) {
        test(name, PATIENCE, async () => {
          const tab = await openTab(browser, { width: 360 });
          try {
            await run(tab);
          } finally {
            await tab.context().close();
          }
        });
      }
    });
  }
}

/** `history: replace` of site.yaml: pages of the section leave one step behind, not one each. */
export function testReplace(browser, fixture, page) {
  test("6: with history: replace the visit leaves one step", PATIENCE, async () => {
    const guarded = await guardedSite(fixture);
    const tab = await openTab(browser, { width: 360 });
    try {
      await tab.goto(guarded.server.url);
      await tab.locator("main a").first().click();
      await tab.waitForURL(guarded.server.url + page);
      const before = await tab.evaluate(() => history.length);
      await tab.locator(".call h2 a").first().click();
      await tab.waitForURL((url) => url.pathname.length > page.length + 2);
      assert.equal(await tab.evaluate(() => history.length), before);
      await tab.click(EXIT);
      await assertGone(tab, guarded);
      await step(tab, -1);
      await tab.waitForURL(guarded.server.url);
    } finally {
      await tab.context().close();
      await guarded.close();
    }
  });
}

/** Waits until the page is whole; a page out of memory has no load event. */
async function settled(tab) {
  for (let tries = 0; tries < 200; tries += 1) {
    const isWhole = await tab.evaluate(() => document.readyState === "complete").catch(() => false);
    if (isWhole) return;
    await sleep(50);
  }
  throw new Error("the page never came to rest");
}

/** Goes through the history; the page that asks for it may be gone before it could answer. */
function step(tab, by) {
  return tab.evaluate((by) => void setTimeout(() => history.go(by), 0), by);
}

async function assertCovered(tab) {
  await tab.waitForSelector(COVER_BUTTON);
  const state = await tab.evaluate(() => ({
    body: getComputedStyle(document.body).display,
    title: document.title,
    text: document.querySelector("html > div:not([role])").innerText,
  }));
  assert.deepEqual(state, { body: "none", title: "Thời tiết", text: "Xem lại trang" });
}
