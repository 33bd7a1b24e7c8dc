// Looks at a built site as a browser does.
//
//   node --test-reporter=spec run.mjs [FOLDER] [--only PATTERN] [--files-only] [--portable FOLDER]
//   node run.mjs [FOLDER] --screenshots DIR
//
// --portable: the same site built with --portable, to be opened from disk.
// FOLDER: the built site; else the environment's PUBLIC, else `public` of the project.

import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { testCalendarPages } from "./calendar_pages.mjs";
import { testCalendars } from "./calendars.mjs";
import { launch } from "./chromium.mjs";
import { testColours } from "./colours.mjs";
import { testLinks } from "./links.mjs";
import { testOpenedPages } from "./opened.mjs";
import { testSafety } from "./safety.mjs";
import { takeScreenshots } from "./screenshots.mjs";
import { testSearch, testSearchFromDisk } from "./search.mjs";
import { onePageOfEachKind, readablePages, readSite } from "./site.mjs";
import { testWithoutScript } from "./without_script.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    safety: { type: "boolean", default: false },
    "files-only": { type: "boolean", default: false },
    screenshots: { type: "string" },
    portable: { type: "string" },
  },
});
const folder = positionals[0] ?? process.env.PUBLIC ?? fileURLToPath(new URL("../../public", import.meta.url));
const site = readSite(folder);

if (values.screenshots) {
  const browser = await launch();
  console.log(`${await takeScreenshots(browser, site, values.screenshots)} files in ${values.screenshots}`);
  await browser.close();
} else {
  const browser = values["files-only"] ? null : await launch();
  const only = new RegExp(values.only);
  const chosen = (pages) => pages.filter((page) => only.test(page.path));
  if (browser) after(() => browser.close());
  if (values.safety) {
    testSafety(browser, site);
  } else {
    testLinks(site, only);
    if (!values.only) testCalendars(site);
  }
  if (browser && !values.safety) {
    testOpenedPages(browser, site, chosen(readablePages(site)));
    testColours(browser, site, chosen(onePageOfEachKind(site)));
    if (!values.only) {
      testWithoutScript(browser, site);
      testCalendarPages(browser, site);
      testSafety(browser, site);
    }
    if (only.test("tim-kiem/")) testSearch(browser, site);
    if (values.portable) testSearchFromDisk(browser, values.portable);
  }
}
