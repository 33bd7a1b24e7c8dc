// Pictures of the main pages for people to look at, and those that are printed as PDF.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { openTab, WIDTHS } from "./chromium.mjs";
import { SCHEMES } from "./colours.mjs";
import { serve } from "./server.mjs";
import { landmarks } from "./site.mjs";

const PRINTED = ["article", "hotlines", "month", "event", "programme"];

/** Writes `NAME-WIDTH-SCHEME.png` and `NAME.pdf` into `target`; returns how many files it wrote. */
export async function takeScreenshots(browser, site, target) {
  const pages = landmarks(site);
  await mkdir(target, { recursive: true });
  const server = await serve(site.folder);
  let count = 0;
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const tab = await openTab(browser, { width, colorScheme });
      for (const [name, page] of pages) {
        await tab.goto(server.url + encodeURI(page.path));
        await loadLazyPictures(tab);
        await tab.screenshot({ path: join(target, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        count += 1;
      }
      await tab.context().close();
    }
  }
  count += await printPdfs(browser, server, pages, target);
  await server.close();
  return count;
}

/** A picture below the fold would be missing from the picture of the whole page. */
async function loadLazyPictures(tab) {
  await tab.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
  });
}

async function printPdfs(browser, server, pages, target) {
  const tab = await openTab(browser, { width: WIDTHS[1] });
  const printed = pages.filter(([name]) => PRINTED.includes(name));
  for (const [name, page] of printed) {
    await tab.goto(server.url + encodeURI(page.path));
    await loadLazyPictures(tab);
    await tab.pdf({ path: join(target, `${name}.pdf`), format: "A4", preferCSSPageSize: true });
  }
  await tab.context().close();
  return printed.length;
}
