// The numbered points of the reader's safety, each in a real browser, on the demonstration and a small site.

import { after, describe } from "node:test";

import { buildFixture } from "./built.mjs";
import { testBack, testReplace } from "./safety/back.mjs";
import { testExit } from "./safety/exit.mjs";
import { testLayout } from "./safety/layout.mjs";
import { testNames } from "./safety/names.mjs";
import { testNumbers } from "./safety/numbers.mjs";
import { testPanel } from "./safety/panel.mjs";
import { testPrint } from "./safety/print.mjs";
import { testTraces } from "./safety/traces.mjs";
import { landmarks, readSite } from "./site.mjs";

/** Registers all of them. */
export function testSafety(browser, site) {
  const paths = Object.fromEntries(landmarks(site).map(([name, page]) => [name, page.path]));
  const { hotlines, hotline, safety } = paths;
  const built = buildFixture();
  after(() => built.remove());
  const fixture = readSite(built.folder);
  const kit = `${hotlines}in/`, panel = "tro-giup/";

  describe("safety of readers", { concurrency: 3 }, () => {
    testExit(browser, site, hotlines);
    testBack(site, hotlines);
    testReplace(browser, fixture, "ho-tro/");
    testLayout(browser, site, [hotlines, safety]);
    testTraces(browser, site, ["", paths.article, hotlines, hotline, safety, paths.calendar, panel, kit, `${panel}nhung/`], hotlines);
    testPanel(browser, site);
    testPrint(browser, site, [hotlines, hotline, safety, paths.article], fixture);
    testNumbers(browser, fixture);
    testNames(browser, site, fixture, [hotlines, hotline, safety, panel, `${panel}nhung/`, kit]);
  });
}
