// SAFETY.md 11: what the pages say of numbers, from data: hours by the reader's clock, what is withheld, what is unknown.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test, before, after } from "node:test";

import { openTab, PATIENCE } from "../chromium.mjs";
import { serve } from "../server.mjs";

const PAGE = "ho-tro/";
const TIMES = [
  ["2026-11-24T08:00:00+07:00", "Đang trực"], // Tuesday, opening
  ["2026-11-24T17:29:00+07:00", "Đang trực"],
  ["2026-11-24T17:30:00+07:00", "Ngoài giờ trực"],
  ["2026-11-29T23:00:00+07:00", "Đang trực"], // Sunday night …
  ["2026-11-30T05:59:00+07:00", "Đang trực"], // … into Monday
  ["2026-11-30T06:00:00+07:00", "Ngoài giờ trực"],
];

/** Registers the tests on the small site. */
export function testNumbers(browser, fixture) {
  describe("11: numbers", () => {
    let server;
    before(async () => { server = await serve(fixture.folder); });
    after(() => server?.close());

    for (const [time, expected] of TIMES) {
      inTab(`${expected} at ${time}, by the reader's clock in any zone`, { timezoneId: "America/New_York", time }, async (tab) => {
        assert.deepEqual(await tab.locator("dd[data-open] .chip").allTextContents(), [expected]);
      });
    }
    inTab("without script nothing is said of now", { javaScript: false }, async (tab) => {
      const text = await tab.locator("main").innerText();
      assert.doesNotMatch(text, /Đang trực|Ngoài giờ/);
      // Plain sections by need and by area lead to the numbers.
      assert.equal(await tab.locator("#theo_viec + dl a").count(), 3);
      for (const place of ["Đắk Mil", "Đức An"]) assert.match(text, new RegExp(place));
      assert.match(text, /Công an xã Đắk Mil/);
      assert.match(text, /Trưởng thôn 3/);
      assert.match(text, /bạn có thể chọn nơi khác/);
    });
    inTab("the filter shows what fits, and says how many", {}, async (tab) => {
      const [need, area] = await tab.locator(".filter select").all();
      await need.selectOption("Trẻ em");
      assert.deepEqual(await tab.locator(".calls > li:visible h2").allTextContents(), ["Trẻ em"]);
      assert.equal(await tab.locator(".filter [role=status]").textContent(), "1 nơi phù hợp");
      await need.selectOption("");
      await area.selectOption({ label: await area.locator("option").nth(2).textContent() });
      // Another commune's line is not shown, those of everywhere are.
      assert.equal(await tab.locator(".calls > li:visible").count(), 2);
    });
    test("an expired number is in no page", () => {
      for (const file of fixture.files) {
        if (!/\.(html|json|xml)$/.test(file)) continue;
        assert.doesNotMatch(readFileSync(join(fixture.folder, file), "utf8").replace(/[ .]/g, ""), /02633822999|2633822999/, file);
      }
    });
    inTab("what is withheld, and what is unknown, is said", {}, async (tab) => {
      const text = await tab.locator("main").innerText();
      assert.match(text, /Số này đang được kiểm tra lại/);
      assert.match(text, /chưa xác minh/);
    });
    inTab("e-mail and Zalo are links with a warning", {}, async (tab) => {
      const channels = await tab.locator(".channels li").allInnerTexts();
      assert.deepEqual(channels.map((line) => /nằm lại trên máy/.test(line)), [true, true]);
      assert.equal(await tab.locator('.channels a[href="mailto:giup@example.vn"]').count(), 1);
    });
    inTab("a heading that is called like a number keeps its id, the number takes another", {}, async (tab) => {
      assert.equal(await tab.locator("h2#\\31 11").count(), 1);
      assert.equal(await tab.locator("li#so_111").count(), 1);
      assert.equal(await tab.locator("li#tinh").count(), 1);
    });
    inTab("sections below are shown", {}, async (tab) => {
      await tab.locator("main").getByRole("link", { name: "Ai cũng có thể giúp" }).click();
      assert.equal(await tab.locator("h1").textContent(), "Ai cũng có thể giúp");
      assert.equal(await tab.locator("a.btn[data-exit]").count(), 1);
    });

    function inTab(name, { javaScript = true, time, timezoneId = "Asia/Ho_Chi_Minh" }, run) {
      test(name, PATIENCE, async () => {
        const tab = await openTab(browser, { width: 800, javaScript, timezoneId });
        try {
          if (time) await tab.clock.setFixedTime(new Date(time));
          await tab.goto(server.url + PAGE);
          await run(tab);
        } finally {
          await tab.context().close();
        }
      });
    }
  });
}
