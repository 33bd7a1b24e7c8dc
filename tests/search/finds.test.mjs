// The index of the built demonstration (PUBLIC, else `public`), read by the client's own code outside of a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { FIRST_HITS } from "../browser/search.mjs";
import { dice, pick } from "./corpus.mjs";
import { ROOT, open, readWords, searchOf, titles } from "./index.mjs";

const folder = process.env.PUBLIC ?? join(ROOT, "public");

describe("first hits", () => {
  for (const [what, query, title] of FIRST_HITS) {
    test(`${what}: “${query}”`, async () => assert.equal((await titles(searchOf(folder), query, 1))[0], title));
  }
});

test("quotes find what stands there so, and nothing with another tone", async () => {
  const search = searchOf(folder);
  const quoted = (await search.search('"an sinh xã hội"')).hits.length, loose = (await search.search("an sinh xã hội")).hits.length;
  assert.ok(quoted > 0 && quoted < loose, `${quoted} of ${loose}`);
  assert.equal((await search.search('"ân sính xa hối"')).hits.length, 0);
  assert.ok((await search.search('"an sinh xa hoi"')).hits.length === quoted, "without marks all tones are meant");
});

test("abbreviations stand for their words, and words for them", async () => {
  const plain = searchOf(folder);
  const load = plain.load;
  const search = open(load, [["BĐG", "bình đẳng giới"]]);
  const short = await search.search("luật bdg"), long = await search.search("luật bình đẳng giới");
  assert.equal(short.hits[0][0], long.hits[0][0]);
});

test("another language has an index of its own", async () => {
  const first = (await titles(searchOf(folder, "en/"), "social security", 1))[0];
  assert.equal(first, "What is social security?");
});

test("no query throws, whatever it holds", async () => {
  const search = searchOf(folder), roll = dice(11);
  const signs = [..."abcđêưỗ ẮẶ\u0301\u0302\u0323 0123456789/.-'’“”\"#\\{}[]()$^*+?|<>&%\u0000\u200b\u00ad\ufeff\u{1F600}\ud800កខ្មែරไทย汉字ßİıſK", "  "];
  for (let i = 0; i < 3000; i++) {
    const query = Array.from({ length: Math.floor(roll() * 30) }, () => pick(roll, signs)).join("");
    const { hits } = await search.search(query, roll() < 0.5);
    for (const [page, score] of hits) assert.ok(Number.isInteger(page) && Number.isFinite(score), query);
  }
});

test("damaged data is an error, never a wrong answer without end", async () => {
  const bytes = [...searchOf(folder).all()].find((bytes) => bytes.length > 11_000);
  const whole = readWords(bytes), roll = dice(5);
  assert.ok(whole.folds.length > 10);
  for (const end of [1, 7, 100, bytes.length - 1]) assert.throws(() => readWords(bytes.subarray(0, end)));
  for (let i = 0; i < 500; i++) {
    const broken = bytes.slice();
    broken[Math.floor(roll() * broken.length)] ^= 1 << Math.floor(roll() * 8);
    try {
      const words = readWords(broken);
      for (const fold of words.folds) words.block(fold);
    } catch (error) {
      assert.ok(error instanceof Error);
    }
  }
});

test("a file that is missing fails the query, and is tried again", async () => {
  let isMissing = true;
  const search = searchOf(folder, "", (path) => {
    if (isMissing) throw new Error("no such file");
    return readFileSync(path);
  });
  await assert.rejects(search.search("bình đẳng"));
  isMissing = false;
  assert.ok((await search.search("bình đẳng")).hits.length > 0);
});
