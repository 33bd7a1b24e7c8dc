// SAFETY.md 13: the help panel in a sandboxed frame of another site: call, all numbers and back, exit; no script.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, test, before, after } from "node:test";

import { openTab, PATIENCE } from "../chromium.mjs";
import { guardedSite } from "./guarded.mjs";

const PANEL = "tro-giup/";

/** Registers the tests. */
export function testPanel(browser, site) {
  describe("13: the help panel", { concurrency: 1 }, () => {
    let guarded, agency, agencyUrl;
    before(async () => {
      guarded = await guardedSite(site);
      agency = createServer((request, response) => {
        response.setHeader("content-type", "text/html; charset=utf-8");
        response.end(agencyPage(site, guarded, request.url));
      });
      await new Promise((resolve) => agency.listen(0, "127.0.0.1", resolve));
      agencyUrl = `http://localhost:${agency.address().port}/`;
    });
    after(async () => {
      agency?.closeAllConnections();
      agency?.close();
      await guarded?.close();
    });

    test("is one file of at most 10 KB without a script", () => {
      const html = readFileSync(join(site.folder, PANEL, "index.html"), "utf8");
      assert.ok(Buffer.byteLength(html) <= 10 * 1024, `${Buffer.byteLength(html)} bytes`);
      assert.doesNotMatch(html, /<script|<img|rel="stylesheet"/);
      for (const [link] of html.matchAll(/<a [^>]*>/g)) assert.match(link, /target="_top"/);
    });
    inFrame("a number calls", "", async (tab, frame) => {
      const asked = tab.waitForRequest((request) => request.url().startsWith("tel:"));
      await frame.locator('a[href^="tel:"]').first().click();
      assert.match((await asked).url(), /^tel:\d+$/);
    });
    inFrame("a bare sandbox would kill the call: the test can tell", "bare", async (tab, frame) => {
      const refused = tab.waitForEvent("console", (message) => message.text().includes("sandboxed"));
      await frame.locator('a[href^="tel:"]').first().click();
      await refused;
    });
    inFrame("the exit takes the whole page, and the target learns nothing", "", async (tab, frame) => {
      guarded.asked.length = 0;
      await frame.locator(".btn[data-exit]").click();
      await tab.waitForURL(guarded.url);
      assert.deepEqual(guarded.asked.map((request) => request.referer), [undefined]);
    });
    inFrame("all numbers open in place of the page, and Back returns to it", "", async (tab, frame) => {
      await frame.locator('main > p > a').first().click();
      await tab.waitForURL((url) => url.href.startsWith(guarded.server.url));
      assert.equal(await tab.locator("main a[href^='tel:']").first().isVisible(), true);
      await tab.goBack();
      assert.equal(await tab.locator("h1").textContent(), "Agency");
      assert.equal(await tab.frameLocator("iframe").locator("h1").textContent(), "Số hỗ trợ");
    });
    inFrame("no other page can be framed", "other", async (tab) => {
      const other = tab.frames().find((frame) => frame !== tab.mainFrame());
      assert.ok(!other.url().startsWith(guarded.server.url) || (await other.locator("main").count()) === 0, other.url());
    });

    function inFrame(name, path, run) {
      test(name, PATIENCE, async () => {
        const tab = await openTab(browser, { width: 800, javaScript: false });
        try {
          await tab.goto(agencyUrl + path);
          await run(tab, tab.frameLocator("iframe"));
        } finally {
          await tab.context().close();
        }
      });
    }
  });
}

/** The page of an agency with the snippet as the site offers it, its address exchanged. */
function agencyPage(site, guarded, url) {
  const html = readFileSync(join(site.folder, PANEL, "nhung/index.html"), "utf8");
  const code = /<code>([^]*?)<\/code>/.exec(html)[1];
  const snippet = code.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#47;", "/").replaceAll("&#x2F;", "/").replaceAll("&amp;", "&");
  assert.match(snippet, /sandbox="allow-top-navigation-by-user-activation" referrerpolicy="no-referrer"/);
  let frame = snippet.replace(/src="[^"]*"/, `src="${guarded.server.url}${PANEL}"`).replace('loading="lazy"', "");
  if (url === "/bare") frame = frame.replace(/sandbox="[^"]*"/, "sandbox");
  if (url === "/other") frame = frame.replace(PANEL, "so-ho-tro/");
  return `<!doctype html><meta charset="utf-8"><title>Agency</title><h1>Agency</h1>${frame}`;
}
