// The pages that must be readable on any phone, with JavaScript switched off.

import assert from "node:assert/strict";
import { describe, test, before, after } from "node:test";

import { openTab, PATIENCE, WIDTHS } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { landmarks } from "./site.mjs";

/** Registers a test for each of the pages. */
export function testWithoutScript(browser, site) {
  describe("readable without JavaScript", () => {
    let server, tab;
    before(async () => {
      server = await serve(site.folder);
      tab = await openTab(browser, { width: WIDTHS[0], javaScript: false });
    });
    after(async () => {
      await tab?.context().close();
      await server?.close();
    });
    for (const name of ["home", "article", "hotlines", "safety"]) {
      test(name, PATIENCE, async () => {
        const [[, page]] = landmarks(site, [name]);
        await tab.goto(server.url + encodeURI(page.path));
        assert.equal(await tab.locator("main").isVisible(), true, "main is hidden");
        const text = await tab.locator("main").innerText();
        assert.ok(text.trim().length > 150, `main shows ${text.trim().length} characters`);
        const calls = tab.locator('a[href^="tel:"]:visible');
        assert.ok((await calls.count()) > 0, "no visible tel: link");
        if (name !== "hotlines") return;
        const inMain = tab.locator('main a[href^="tel:"]:visible');
        assert.ok((await inMain.count()) > 1, "the hotlines page shows no numbers to call");
      });
    }
  });
}
