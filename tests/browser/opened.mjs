// Every page in Chromium, on a phone at `/` and on a laptop at `/a/b/`: does it open in peace?

import { describe, test, before, after } from "node:test";

import { findings } from "./axe.mjs";
import { openTab, PATIENCE, WIDTHS } from "./chromium.mjs";
import { failOn } from "./fail.mjs";
import { serve } from "./server.mjs";
import { NOT_FOUND, onePageOfEachKind } from "./site.mjs";

const BASES = ["/", "/a/b/"];

/**
 * Registers a test for each page and width. Axe looks at every page on a phone and at one of each kind on a laptop,
 * which takes half of the time; `AXE=all`: at every page at both widths.
 */
export function testOpenedPages(browser, site, pages) {
  const kinds = new Set(onePageOfEachKind(site).map((page) => page.path));
  const isForAxe = (page, index) => index === 0 || process.env.AXE === "all" || kinds.has(page.path);
  describe("every page opens in peace", { concurrency: WIDTHS.length }, () => {
    WIDTHS.forEach((width, index) => {
      const base = BASES[index];
      describe(`${width} px wide, served at ${base}`, { concurrency: 1 }, () => {
        let server, tab;
        before(async () => {
          server = await serve(site.folder, base);
          tab = await openTab(browser, { width });
        });
        after(async () => {
          await tab?.context().close();
          await server?.close();
        });
        for (const page of pages) {
          test(`/${page.path} at ${width} px`, PATIENCE, async () => failOn(await problems(tab, server, page, isForAxe(page, index))));
        }
      });
    });
  });
}

/** What is wrong with a page once it is open in `tab`. */
export async function problems(tab, server, page, withAxe = true) {
  const isNotFound = page.file === NOT_FOUND;
  const address = server.url + encodeURI(isNotFound ? "khong/co/trang/" : page.path);
  const found = [];
  const listeners = {
    console: (message) => {
      // Chromium reports the status of the 404 page itself as a console error, and asks the host's root for an icon
      // that a page shown at any depth and any host can't name.
      const asked = message.location().url;
      const ofThePage = asked === address || asked.endsWith("/favicon.ico");
      const expected = isNotFound && ofThePage && message.text().includes("status of 404");
      if (!expected) found.push(`console ${message.type()}: ${message.text()}`);
    },
    pageerror: (error) => found.push(`script error: ${error.message}`),
    request: (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !url.startsWith("data:")) found.push(`request leaves the site: ${url}`);
    },
    requestfailed: (request) => found.push(`request failed: ${request.url()}: ${request.failure()?.errorText}`),
  };
  for (const [event, listener] of Object.entries(listeners)) tab.on(event, listener);
  try {
    const response = await tab.goto(address, { waitUntil: "load" });
    const expected = isNotFound ? 404 : 200;
    if (response.status() !== expected) found.push(`HTTP ${response.status()} instead of ${expected}`);
    found.push(...(await layoutProblems(tab)));
    if (withAxe) found.push(...(await findings(tab)));
  } finally {
    for (const [event, listener] of Object.entries(listeners)) tab.off(event, listener);
  }
  return found;
}

async function layoutProblems(tab) {
  return tab.evaluate(() => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
      );
      const names = wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
      found.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth} px; reaching out: ${names.join(" | ")}`);
    }
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) found.push(`${headings} h1 elements instead of 1`);
    if (!document.title.trim()) found.push("no title");
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(root.lang)) found.push(`lang is "${root.lang}"`);
    return found;
  });
}
