// Every reference of every file, read without a browser: does it lead somewhere, at `/` and at `/a/b/`?

import { describe, test } from "node:test";

import { failOn } from "./fail.mjs";
import {
  problemsOfData, problemsOfPage, problemsOfRedirects, problemsOfStyleSheet,
} from "./references.mjs";

const BASES = ["/", "/a/b/"];
const DATA = /(^|\/)(feed\.xml|feed\.json|sitemap\.xml|hotlines\.json|events\.json)$/;

/** Registers a test for each page, and one each for the other files that hold addresses. */
export function testLinks(site, only) {
  const atEachBase = (problemsAt) => failOn([...new Set(BASES.flatMap(problemsAt))]);
  const filesNamed = (pattern) => [...site.files].filter((file) => pattern.test(file));

  describe("every reference leads somewhere", () => {
    for (const page of site.pages.filter((page) => only.test(page.path))) {
      test(`/${page.path} is sound`, () => {
        failOn([...page.facts.errors, ...page.facts.repeatedIds.map((id) => `${id} stands twice`)]);
        atEachBase((base) => problemsOfPage(site, base, page));
      });
    }
    for (const file of filesNamed(/\.css$/)) {
      test(`/${file}`, () => atEachBase((base) => problemsOfStyleSheet(site, base, file)));
    }
    for (const file of filesNamed(DATA)) {
      test(`/${file}`, () => atEachBase((base) => problemsOfData(site, base, file)));
    }
    test("_redirects", () => failOn(problemsOfRedirects(site)));
  });
}
