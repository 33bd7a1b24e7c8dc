// Starts the Chromium of this machine; nothing is downloaded.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const QUIET = [
  "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
];

/** The program to start: `CHROMIUM` from the environment, else where Debian puts it. */
export function chromiumPath() {
  const path = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(path)) throw new Error(`no Chromium at ${path}: install it or set CHROMIUM to its path`);
  return path;
}

/** Starts the browser. Chromium refuses its sandbox to root. */
export function launch() {
  const args = process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET;
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args });
}

/** Starts it as readers have it: with pages kept in memory for Back, which automation switches off, or without. */
export function launchWith({ backForwardCache }) {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const off = "--disable-back-forward-cache";
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [...QUIET, ...root, ...(backForwardCache ? [] : ["--disable-features=BackForwardCache"])],
    ignoreDefaultArgs: backForwardCache ? [off] : [],
  });
}

/** Widths of a small phone and of a laptop. */
export const WIDTHS = [360, 1280];

/** A fresh context with one empty page. */
export async function openTab(browser, { width, colorScheme = "light", javaScript = true, forcedColors = "none", timezoneId = "Asia/Ho_Chi_Minh" }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 740 : 800 },
    colorScheme,
    forcedColors,
    javaScriptEnabled: javaScript,
    locale: "vi-VN",
    timezoneId,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** How long one test may take; a page that never comes to rest is a failure, not a hang. */
export const PATIENCE = { timeout: 60_000 };
