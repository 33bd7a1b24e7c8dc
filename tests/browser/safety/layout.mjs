// SAFETY.md 7: the exit is seen at every scroll position, 320 px wide and at 400 % zoom, and covers no focused element.

import assert from "node:assert/strict";
import { describe, test, before, after } from "node:test";

import { openTab, PATIENCE } from "../chromium.mjs";
import { serve } from "../server.mjs";
import { failOn } from "../fail.mjs";
import { EXIT } from "./guarded.mjs";

// 1280 × 1024 at 400 % is 320 × 256 CSS pixels (WCAG 2.2 §1.4.10).
const SIZES = [{ width: 320, height: 640 }, { width: 320, height: 256 }];

/** Registers a test for each page and size. */
export function testLayout(browser, site, pages) {
  describe("7: the exit is always seen", { concurrency: 2 }, () => {
    let server;
    before(async () => { server = await serve(site.folder); });
    after(() => server?.close());
    for (const size of SIZES) {
      for (const path of pages) {
        test(`/${path} at ${size.width} × ${size.height}`, PATIENCE, async () => {
          const tab = await openTab(browser, { width: size.width });
          await tab.setViewportSize(size);
          await tab.goto(server.url + path);
          failOn([...(await tab.evaluate(hiddenWhileScrolling, EXIT)), ...(await coveredWhileTabbing(tab))]);
          await tab.context().close();
        });
      }
    }
  });
}

async function hiddenWhileScrolling(selector) {
  const found = [], exit = document.querySelector(selector);
  const end = document.documentElement.scrollHeight - innerHeight;
  for (let top = 0; top <= end + 99; top += 100) {
    scrollTo({ top, behavior: "instant" });
    await new Promise(requestAnimationFrame);
    const box = exit.getBoundingClientRect();
    const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
    const corners = [[box.left + 12, box.top + 4], [box.right - 12, box.bottom - 4], [box.left + box.width / 2, box.top + box.height / 2]];
    if (!inside) found.push(`out of view at ${top}`);
    else if (corners.some(([x, y]) => document.elementFromPoint(x, y) !== exit)) found.push(`overlapped at ${top}`);
  }
  return found;
}

async function coveredWhileTabbing(tab) {
  await tab.evaluate(() => scrollTo(0, 0));
  const found = [];
  let stops = 0;
  for (let stop = 0; stop < 120; stop += 1) {
    await tab.keyboard.press("Tab");
    const problem = await tab.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return "end";
      const bar = document.querySelector(".exit");
      if (bar.contains(focused) || focused.matches(".skip")) return "";
      const box = focused.getBoundingClientRect(), over = bar.getBoundingClientRect();
      if (box.top < over.bottom - 1 && box.bottom > over.top + 1) return `the exit covers ${focused.outerHTML.slice(0, 80)}`;
      return box.top >= innerHeight || box.bottom <= 0 ? `out of view: ${focused.outerHTML.slice(0, 80)}` : "";
    });
    if (problem === "end") break;
    stops += 1;
    if (problem) found.push(problem);
  }
  assert.ok(stops > 8, `${stops} stops only`);
  return found;
}
