// The calendar: a month that reads as a table, works by keyboard and on a small phone, says nothing without a script
// that could become false, and with one what is right on the reader's day.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { findings } from "./axe.mjs";
import { openTab, PATIENCE, WIDTHS } from "./chromium.mjs";
import { failOn } from "./fail.mjs";
import { serve } from "./server.mjs";
import { landmarks } from "./site.mjs";

const PAGES = ["home", "calendar", "month", "year", "event", "campaign", "programme", "subscribe"];
const BUDGET = 8 * 1024;
const DAY = 864e5;
/** Noon in Vietnam, and half an hour past midnight. */
const NOON = "T05:00:00Z", NIGHT = 17.5 * 36e5;

/** Registers the tests; `site` has a home page with a campaign's days. */
export function testCalendarPages(browser, site) {
  describe("the calendar", { concurrency: 1 }, () => {
    const pages = new Map(landmarks(site, PAGES).map(([name, page]) => [name, page.path]));
    let server, span;
    const open = async (name, options, now) => {
      const tab = await openTab(browser, { width: WIDTHS[1], ...options });
      if (now) await tab.clock.setFixedTime(new Date(now));
      await tab.goto(server.url + encodeURI(pages.get(name) ?? name));
      return tab;
    };
    /** Opens a page, looks at it, closes it. */
    const on = async (name, options, now, look) => {
      const tab = await open(name, options, now);
      try { return await look(tab); } finally { await tab.context().close(); }
    };
    before(async () => {
      server = await serve(site.folder);
      span = await on("home", { javaScript: false }, null, campaignDays);
    });
    after(() => server?.close());

    test("a month reads as a table", PATIENCE, () => on("month", {}, null, async (tab) => {
      const roles = await rolesBelow(tab, ".grid");
      const weeks = await tab.locator(".grid tbody").count();
      assert.equal(roles.get("columnheader"), 7, "seven heads of columns");
      assert.ok(roles.get("row") >= weeks + 1, `${roles.get("row")} rows for ${weeks} weeks`);
      assert.ok(roles.get("cell") >= weeks * 7, `${roles.get("cell")} cells for ${weeks} weeks`);
      const heads = await tab.locator(".grid thead th .vh").allTextContents();
      assert.equal(new Set(heads).size, 7);
      assert.ok(heads.every((head) => head.length > 3), `full names of weekdays: ${heads}`);
      assert.ok((await tab.locator(".grid caption").textContent()).trim(), "a caption");
    }));

    test("a month works by keyboard, in the order of its days", PATIENCE, () => on("month", {}, null, async (tab) => {
      const expected = await tab.locator(".grid a:not([tabindex])").evaluateAll((links) => links.map((link) => link.textContent));
      assert.ok(expected.length > 0, "the month has links");
      await tab.locator(".grid").evaluate((grid) => {
        grid.setAttribute("tabindex", "-1");
        grid.focus();
      });
      const reached = [];
      for (const _ of expected) {
        await tab.keyboard.press("Tab");
        reached.push(await tab.evaluate(() => {
          const { outlineStyle } = getComputedStyle(document.activeElement);
          return outlineStyle === "none" ? "no outline" : document.activeElement.textContent;
        }));
      }
      assert.deepEqual(reached, expected);
    }));

    test("a month is read once: as a table where there is room, else as a list", PATIENCE, async () => {
      for (const [width, shown, hidden] of [[1280, ".grid", ".narrow"], [320, ".narrow", ".grid"]]) {
        await on("month", { width }, null, async (tab) => {
          assert.ok(await tab.locator(shown).isVisible(), `${shown} at ${width} px`);
          assert.ok(!(await tab.locator(hidden).isVisible()), `no ${hidden} at ${width} px`);
        });
      }
    });

    for (const name of PAGES) {
      test(`${name}: fits into 320 px, and axe finds nothing on a day of the campaign`, PATIENCE, async () => {
        const now = dayAfter(span.first, 11) + NOON;
        await on(name, { width: 320 }, now, async (tab) => {
          const [wide, room] = await tab.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          assert.ok(wide <= room, `scrolls sideways: ${wide} > ${room} px`);
          failOn(await findings(tab));
        });
        await on(name, {}, now, async (tab) => failOn(await findings(tab)));
      });

      test(`${name}: without a script nothing that could become false`, PATIENCE, () =>
        on(name, { javaScript: false }, null, async (tab) => {
          const text = (await tab.locator("main").innerText()).replace(/\s+/g, " ");
          const said = await scriptWords(tab);
          if (name !== "subscribe") assert.ok(said.length >= 5, "the page has the script's words");
          for (const word of said) assert.ok(!word.test(text), `says ${word}`);
          assert.ok(text.length > 100, "the page is there");
          assert.equal(await tab.locator("[aria-current=date]").count(), 0);
        }));

      test(`${name}: scripts and style within their budgets`, () => {
        const html = readFileSync(join(site.folder, pages.get(name), "index.html"), "utf8");
        const size = (pattern) => [...html.matchAll(pattern)]
          .map(([, path]) => gzipSync(readFileSync(join(site.folder, pages.get(name), path))).length)
          .reduce((sum, one) => sum + one, 0);
        assert.ok(size(/<script src="([^"]+)"/g) <= BUDGET, "scripts");
        assert.ok(size(/<link rel="stylesheet" href="([^"]+)"/g) <= BUDGET, "style sheet");
      });
    }

    test("without a script everything is there", PATIENCE, async () => {
      const off = { javaScript: false };
      await on("month", off, null, async (tab) => assert.ok((await tab.locator(".grid a:visible").count()) > 0));
      await on("calendar", off, null, async (tab) => assert.ok((await tab.locator(".agenda > li, .years-nav a").count()) > 0));
      await on("programme", off, null, async (tab) =>
        assert.equal(await tab.locator(".programme > [data-day]").count(), span.total));
      await on("event", off, null, async (tab) => assert.ok(await tab.locator("main .facts").isVisible()));
      await on("subscribe", off, null, async (tab) => {
        const links = await tab.locator("main a:visible").evaluateAll((all) => all.map((link) => link.href));
        for (const start of ["webcal://", "https://calendar.google.com/", "https://outlook.live.com/"]) {
          assert.ok(links.some((link) => link.startsWith(start)), `a link to ${start}`);
        }
        assert.match(await tab.locator("main code").first().textContent(), /^https:\/\/.*\/lich\.ics$/);
      });
    });

    test("home: before, during and after the campaign", PATIENCE, async () => {
      const heading = async (now) => on("home", {}, now, async (tab) => [
        await tab.locator(".month h2").textContent(),
        await tab.locator(".days .today").evaluateAll((cells) => cells.map((cell) => cell.dataset.day)),
        await tab.locator(".agenda > li:visible.past").count(),
      ]);
      const words = await on("home", {}, null, (tab) => tab.locator(".month").evaluate((month) => ({ ...month.dataset })));
      const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
      assert.deepEqual(await heading(dayAfter(span.first, -3) + NOON), [fill(words.startsIn, { n: 3 }), [], 0]);
      const tenth = dayAfter(span.first, 9);
      assert.deepEqual(await heading(tenth + NOON), [fill(words.dayOf, { n: 10, total: span.total }), [tenth], 0]);
      assert.deepEqual(await heading(dayAfter(span.last, 1) + NOON), [words.over, [], 0]);
      await on("home", {}, dayAfter(span.last, 800) + NOON, async (tab) => {
        assert.equal(await tab.locator(".agenda > li:visible").count(), 0, "nothing is coming up");
        assert.ok(await tab.locator("[data-none]").isVisible(), "and it says so");
      });
    });

    test("the day is that of the site, not of the phone", PATIENCE, async () => {
      const tenth = dayAfter(span.first, 9);
      // Half past midnight in Vietnam is the day before in Los Angeles and in London.
      const now = Date.parse(`${dayAfter(tenth, -1)}T00:00:00Z`) + NIGHT;
      for (const timezoneId of ["America/Los_Angeles", "Europe/London", "Pacific/Auckland"]) {
        const marked = await on("home", { timezoneId }, now, (tab) =>
          tab.locator(".days .today").evaluateAll((cells) => cells.map((cell) => cell.dataset.day)));
        assert.deepEqual(marked, [tenth], timezoneId);
      }
    });

    test("month: today is marked within it, and only there", PATIENCE, async () => {
      const days = await on("month", {}, null, (tab) => tab.locator(".grid [data-day]").evaluateAll((all) => all.map((one) => one.dataset.day)));
      const today = (now) => on("month", {}, now, (tab) =>
        tab.locator(".grid [aria-current=date]").evaluateAll((all) => all.map((one) => one.dataset.day)));
      assert.deepEqual(await today(days[4] + NOON), [days[4]]);
      assert.deepEqual(await today(dayAfter(days[0], -1) + NOON), []);
      assert.deepEqual(await today(dayAfter(days.at(-1), 1) + NOON), []);
    });

    test("event: days left, tomorrow, today, over", PATIENCE, async () => {
      const chip = ".facts .chip[data-start]";
      const { start, words } = await on("event", {}, null, (tab) => tab.locator(chip).evaluate((one) => ({
        start: one.dataset.start.slice(0, 10),
        words: { ...document.querySelector("script[data-zone]").dataset },
      })));
      const said = (now) => on("event", {}, now, (tab) => tab.locator(`${chip}:visible`).allTextContents());
      assert.deepEqual(await said(dayAfter(start, -3) + NOON), [words.soon.replace("{n}", "3")]);
      assert.deepEqual(await said(dayAfter(start, -1) + NOON), [words.tomorrow]);
      assert.deepEqual(await said(Date.parse(`${dayAfter(start, -1)}T00:00:00Z`) + NIGHT), [words.today]);
      assert.deepEqual(await said(dayAfter(start, 400) + NOON), [words.past]);
    });

    test("campaign and its programme: to come, running, over", PATIENCE, async () => {
      for (const name of ["campaign", "programme"]) {
        const chip = ".head .chip[data-start]";
        const { start, end, past, words } = await on(name, {}, null, (tab) => tab.locator(chip).evaluate((one) => ({
          ...one.dataset,
          words: { ...document.querySelector("script[data-zone]").dataset },
        })));
        const said = (now) => on(name, {}, now, (tab) => tab.locator(`${chip}:visible`).allTextContents());
        assert.deepEqual(await said(dayAfter(start, -5) + NOON), [words.soon.replace("{n}", "5")], name);
        assert.deepEqual(await said(dayAfter(start, 5) + NOON), [words.now], name);
        assert.deepEqual(await said(dayAfter(end, 1) + NOON), [past], name);
      }
    });

    test("calendar: what is over looks so, and months that are over go to those before", PATIENCE, async () => {
      const count = (now) => on("calendar", {}, now, async (tab) => ({
        past: await tab.locator(".groups li.past").count(),
        on: await tab.locator(".groups li.on").count(),
        months: await tab.locator(".groups > .group").count(),
        before: await tab.locator("[data-before]").isVisible(),
      }));
      const first = await on("calendar", { javaScript: false }, null, (tab) => tab.locator(".groups > .group").count());
      if (first === 0) return;
      const start = await count(dayAfter(span.first, -700) + NOON);
      assert.deepEqual([start.past, start.on, start.months], [0, 0, first]);
      const end = await count(dayAfter(span.last, 4000) + NOON);
      assert.deepEqual([end.past, end.on, end.months, end.before], [0, 0, 0, true]);
    });

    test("subscribe: a button copies the address", PATIENCE, () => on("subscribe", {}, null, async (tab) => {
      const address = await tab.locator("code[data-copy]").first().textContent();
      await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await tab.locator("code[data-copy] + button").first().click();
      assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), address);
    }));
  });
}

function dayAfter(day, days) {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** First and last day of the home page's campaign. */
async function campaignDays(tab) {
  const days = await tab.locator(".days [data-day]").evaluateAll((cells) => cells.map((cell) => cell.dataset.day));
  assert.ok(days.length > 0, "the home page has the days of a campaign");
  return { first: days[0], last: days.at(-1), total: days.length };
}

/** What the script would say, as patterns. */
async function scriptWords(tab) {
  const words = await tab.evaluate(() => {
    const { now, today, tomorrow, soon } = document.querySelector("script[data-zone]")?.dataset ?? {};
    const month = document.querySelector(".month")?.dataset ?? {};
    const heads = [...document.querySelectorAll("[data-coming]")].map((head) => head.dataset.coming);
    return [now, today, tomorrow, soon, month.dayOf, month.startsIn, ...heads].filter(Boolean);
  });
  if (words.length) words.push(words[3].replace(/\s.*$/, " {n} "));
  return words.map((word) => new RegExp(word.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/{\w+}/g, "\\d+")));
}

/** How many of each role Chromium's own accessibility tree has below an element. */
async function rolesBelow(tab, selector) {
  const session = await tab.context().newCDPSession(tab);
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { nodes } = await session.send("Accessibility.queryAXTree", { nodeId });
  const roles = new Map();
  for (const node of nodes.filter((one) => !one.ignored)) roles.set(node.role.value, (roles.get(node.role.value) ?? 0) + 1);
  assert.ok(roles.get("table") === 1, `one table: ${[...roles.keys()]}`);
  return roles;
}
