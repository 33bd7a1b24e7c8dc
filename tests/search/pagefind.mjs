// Pagefind's own search in the browser that it is made for, over the same titles and texts.

import { join } from "node:path";

import { createIndex } from "pagefind";

import { launch, openTab } from "../browser/chromium.mjs";
import { serve } from "../browser/server.mjs";
import { writeFileSync } from "node:fs";

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** `search(query)` gives addresses, best first. */
export async function pagefindOf(pages, folder) {
  const { index } = await createIndex({ forceLanguage: "vi" });
  for (const [url, { title, text }] of pages) {
    const paragraphs = text.split("\n").filter((line) => line.trim()).map((line) => `<p>${escape(line)}</p>`);
    const content = `<html lang="vi"><body><main data-pagefind-body><h1>${escape(title)}</h1>${paragraphs.join("")}</main></body></html>`;
    const { errors } = await index.addHTMLFile({ url: `/${url}`, content });
    if (errors.length) throw new Error(errors.join("; "));
  }
  const home = join(folder, "pagefind-site");
  await index.writeFiles({ outputPath: join(home, "pagefind") });
  writeFileSync(join(home, "index.html"), "<!doctype html><title>Pagefind</title>");
  const server = await serve(home), browser = await launch();
  const tab = await openTab(browser, { width: 1280 });
  await tab.goto(server.url);
  await tab.evaluate(async () => {
    globalThis.pagefind = await import("/pagefind/pagefind.js");
  });
  const search = (query) =>
    tab.evaluate(async (query) => {
      const { results } = await globalThis.pagefind.search(query);
      const data = await Promise.all(results.map((result) => result.data()));
      return data.map(({ raw_url, url }) => (raw_url ?? url).replace(/^\//, ""));
    }, query);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { search, close };
}
