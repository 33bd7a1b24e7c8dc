// A built site whose quick exit leads to a second server of this machine, which tells what it was asked.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { serve } from "../server.mjs";

export const EXIT = "a.btn[data-exit]";
export const SKIP_EXIT = ".skip[data-exit]";
export const COVER_BUTTON = "html > div > button";

/** The site, with `https` targets of exits exchanged; the target answers after `delay` ms. `told`: what pages said with `?state=`. */
export async function guardedSite(site, { delay = 0 } = {}) {
  const asked = [], told = [];
  const timers = new Set();
  const target = createServer((request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(404).end();
    asked.push({ url: request.url, referer: request.headers.referer });
    const answer = () => response.setHeader("content-type", "text/html").end("<!doctype html><title>Weather</title><h1>Weather</h1>");
    timers.add(setTimeout(answer, delay));
  });
  await new Promise((resolve) => target.listen(0, "127.0.0.1", resolve));
  // Another host name makes it another site, not only another origin.
  const url = `http://localhost:${target.address().port}/`;
  const server = await serve(site.folder, "/", (html, address) => {
    const state = new URL(address, url).searchParams.get("state");
    if (state) told.push(JSON.parse(state));
    return html
    .replace(/(<a [^>]*href=")https:[^"]*("[^>]*data-exit)/g, `$1${url}$2`)
    .replace(/(exit\.[0-9a-f]+\.js" data-url=")[^"]*/g, `$1${url}`);
  });
  const close = async () => {
    for (const timer of timers) clearTimeout(timer);
    target.closeAllConnections();
    await new Promise((resolve) => target.close(resolve));
    await server.close();
  };
  return { server, url, asked, told, close };
}

/** The page has left for the target, and the target was told nothing. */
export async function assertGone(tab, guarded, count = 1) {
  await tab.waitForURL(guarded.url, { waitUntil: "load" });
  assert.equal(guarded.asked.length, count, "requests to the target");
  for (const { referer } of guarded.asked) assert.equal(referer, undefined, "the target learnt where the reader came from");
}

/** What can be read on the page. */
export const textShown = (tab) => tab.evaluate(() => document.body.innerText.trim() && document.body.checkVisibility() ? document.body.innerText : "");
