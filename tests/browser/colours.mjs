// One page of each kind, in the light and in the dark scheme, at both widths: is the contrast enough?

import { describe, test, before, after } from "node:test";

import { contrastFindings } from "./axe.mjs";
import { openTab, PATIENCE, WIDTHS } from "./chromium.mjs";
import { failOn } from "./fail.mjs";
import { serve } from "./server.mjs";

export const SCHEMES = ["light", "dark"];

/** Registers a test for each page and scheme. */
export function testColours(browser, site, pages) {
  describe("text stands out", { concurrency: SCHEMES.length }, () => {
    let server;
    before(async () => { server = await serve(site.folder); });
    after(() => server?.close());
    for (const colorScheme of SCHEMES) {
      describe(`${colorScheme} scheme`, { concurrency: 1 }, () => {
        let tab;
        before(async () => { tab = await openTab(browser, { width: WIDTHS[0], colorScheme }); });
        after(() => tab?.context().close());
        for (const page of pages) {
          test(`/${page.path} in ${colorScheme}`, PATIENCE, async () => {
            const found = [];
            for (const width of WIDTHS) {
              await tab.setViewportSize({ width, height: 800 });
              await tab.goto(server.url + encodeURI(page.path));
              found.push(...(await contrastFindings(tab)).map((finding) => `${width} px: ${finding}`));
            }
            failOn(found);
          });
        }
      });
    }
  });
}
