// What a screen reader is told of the page of all numbers, in order, compared with `names/`; and axe in all colours.
// `UPDATE_NAMES=1` writes the files anew: read the difference before you keep it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, test, before, after } from "node:test";
import { fileURLToPath } from "node:url";

import { findings, findingsBesideContrast } from "../axe.mjs";
import { openTab, PATIENCE } from "../chromium.mjs";
import { failOn } from "../fail.mjs";
import { serve } from "../server.mjs";

const COLOURS = [
  { name: "light", colorScheme: "light" }, { name: "dark", colorScheme: "dark" },
  { name: "forced colours", colorScheme: "light", forcedColors: "active" },
];

/** Registers the tests; the names are those of the small site, which changes with the theme alone. */
export function testNames(browser, site, fixture, pages) {
  describe("names and order for screen readers", () => {
    let servers;
    before(async () => { servers = { site: await serve(site.folder), fixture: await serve(fixture.folder) }; });
    after(async () => { for (const server of Object.values(servers ?? {})) await server.close(); });

    for (const [name, path, javaScript] of [["numbers", "ho-tro/", true], ["numbers-without-script", "ho-tro/", false], ["panel", "tro-giup/", false]]) {
      test(`${name} is told as written down`, PATIENCE, async () => {
        const tab = await openTab(browser, { width: 800, javaScript });
        await tab.clock.setFixedTime(new Date("2026-11-24T09:00:00+07:00"));
        await tab.goto(servers.fixture.url + path);
        const told = (await tab.locator("body").ariaSnapshot()).replaceAll("\u00a0", " ") + "\n";
        await tab.context().close();
        const file = fileURLToPath(new URL(`../names/${name}.txt`, import.meta.url));
        if (process.env.UPDATE_NAMES) writeFileSync(file, told);
        assert.ok(existsSync(file), `${file} is missing: run once with UPDATE_NAMES=1`);
        assert.equal(told, readFileSync(file, "utf8"));
      });
    }
    for (const { name, ...colours } of COLOURS) {
      test(`axe finds nothing in ${name}`, PATIENCE, async () => {
        const tab = await openTab(browser, { width: 360, ...colours });
        const found = [];
        for (const path of pages) {
          await tab.goto(servers.site.url + path);
          const ask = colours.forcedColors ? findingsBesideContrast : findings;
          found.push(...(await ask(tab)).map((finding) => `/${path}: ${finding}`));
        }
        await tab.context().close();
        failOn(found);
      });
    }
  });
}
