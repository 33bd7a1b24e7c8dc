// In goes the folder of a built site, out comes its search as the browser runs it: the client's own code over the files.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import "../../themes/cam/assets/search-index.js";

export const { words, key, fold, typed, readWords, open } = globalThis.chieng;

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The search of a built site in a language (`""` for the default one, else `en/`).
 * `read` stands for the network: a file's path in, its bytes out. `fetched` tells what was read, with sizes.
 */
export function searchOf(folder, prefix = "", read = (path) => readFileSync(path)) {
  const page = join(folder, prefix, "tim-kiem/");
  const html = readFileSync(join(page, "index.html"), "utf8");
  const data = JSON.parse(/<script type="application\/json" id="search-data">(.*?)<\/script>/s.exec(html)[1]);
  const meta = join(page, decodeURI(data.meta));
  const fetched = new Map();
  const load = async (name) => {
    const path = name ? join(dirname(meta), `${data.lang}.${name}.bin`) : meta;
    const bytes = read(path);
    fetched.set(posix.basename(path), bytes.length);
    return new Uint8Array(gunzipSync(bytes));
  };
  // All files of the index.
  const own = () => readdirSync(dirname(meta)).filter((name) => name.startsWith(`${data.lang}.`));
  const sizes = () => own().map((name) => statSync(join(dirname(meta), name)).size);
  const all = () => own().map((name) => new Uint8Array(gunzipSync(readFileSync(join(dirname(meta), name)))));
  return { ...open(load, data.synonyms), load, data, fetched, sizes, all };
}

/** Titles of the best results. */
export async function titles(search, query, count = 10) {
  const { hits } = await search.search(query);
  return Promise.all(hits.slice(0, count).map(async ([page]) => (await search.row(page))[1]));
}
