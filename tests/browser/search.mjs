// The search page of the demonstration in Chromium: finds, shows, filters, is used by keyboard, leaves no trace, and says
// so in words when its data don't come.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { findings } from "./axe.mjs";
import { openTab, PATIENCE, WIDTHS } from "./chromium.mjs";
import { failOn } from "./fail.mjs";
import { serve } from "./server.mjs";

/** What a reader types, and the title of the first result. */
export const FIRST_HITS = [
  ["đ, without marks", "dak nong", "Đắk Nông 2024: đọc lại một kế hoạch"],
  ["marks", "Luật Bình đẳng giới", "Luật Bình đẳng giới"],
  ["no marks", "luat binh dang gioi", "Luật Bình đẳng giới"],
  ["old placement, the page has it or the new", "xoá bỏ bạo lực 2016", "Tháng hành động năm 2016"],
  ["new placement", "xóa bỏ bạo lực 2016", "Tháng hành động năm 2016"],
  ["i for y", "dạy kĩ năng", "Đắk Nông 2024: đọc lại một kế hoạch"],
  ["NFD", "an sinh xã hội là gì".normalize("NFD"), "An sinh xã hội là gì?"],
  ["Telex", "luaatj binhf ddawngr giowis", "Luật Bình đẳng giới"],
  ["VNI", "lua65t bi2nh d9a8ng3 gio7i1", "Luật Bình đẳng giới"],
  ["quotes", "“an sinh xã hội là gì”", "An sinh xã hội là gì?"],
  ["half a word", "thông tin ai cũng đọc đượ", "Thông tin ai cũng đọc được"],
  ["a document's number", "702/KH-UBND", "Kế hoạch 702/KH-UBND"],
  ["a law's number", "13/2022/QH15", "Luật Phòng, chống bạo lực gia đình"],
  ["a phone number", "1900969680", "Số hỗ trợ"],
  ["a day", "25/11", "Mười sáu ngày, từ 25/11 đến 10/12"],
];

/** Registers the tests; `site` is the built demonstration. */
export function testSearch(browser, site) {
  describe("search", { concurrency: 1 }, () => {
    let server, tab;
    const list = () => tab.locator('[data-search="list"] > li');
    const status = () => tab.locator('[data-search="status"]');
    const open = (query = "") => tab.goto(`${server.url}tim-kiem/${query}`);
    const ask = async (query) => {
      await tab.locator("#find").fill(query);
      await tab.waitForFunction((query) => document.querySelector('[data-search="status"]').textContent.includes("“") && document.querySelector("#find").value === query, query);
      // Results while typing come a moment later than the keys.
      await tab.waitForTimeout(400);
    };
    const first = () => list().first().locator("h2").innerText();
    before(async () => {
      server = await serve(site.folder, "/a/b/");
      tab = await openTab(browser, { width: WIDTHS[0] });
    });
    after(async () => {
      await tab?.context().close();
      await server?.close();
    });

    for (const [what, query, title] of FIRST_HITS) {
      test(`${what}: “${query}”`, PATIENCE, async () => {
        await open();
        await ask(query);
        assert.equal(await first(), title);
      });
    }

    test("results are counted aloud, marked in the page's own spelling, and accessible", PATIENCE, async () => {
      await open();
      await ask("binh dang gioi");
      assert.match(await status().innerText(), /^\d+ kết quả cho “binh dang gioi”$/);
      const marked = await list().first().locator("mark").allInnerTexts();
      assert.ok(marked.includes("Bình") && marked.includes("giới"), marked.join());
      await failOn(await findings(tab));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide} px`);
    });

    test("filters by kind", PATIENCE, async () => {
      await open();
      await ask("bạo lực");
      const all = await status().innerText();
      await tab.locator('[data-search="kind"]').selectOption("document");
      await tab.waitForTimeout(300);
      assert.notEqual(await status().innerText(), all);
      for (const meta of await list().locator(".meta").allInnerTexts()) assert.match(meta, /^Văn bản/);
    });

    test("two quick clicks on more show each row once", PATIENCE, async () => {
      await open();
      await ask("bạo lực");
      await tab.locator('[data-search="more"]').evaluate((more) => [more.click(), more.click()]);
      await tab.waitForFunction(() => document.querySelectorAll('[data-search="list"] > li').length > 10 && document.activeElement.matches("h2 a"));
      await tab.waitForTimeout(300);
      const links = await tab.locator('[data-search="list"] h2 a').evaluateAll((links) => links.map((link) => link.href));
      assert.equal(links.length, 20);
      assert.equal(new Set(links).size, 20);
    });

    test("a filter that is changed while a query is under way filters its results", PATIENCE, async () => {
      await open();
      await ask("bạo lực");
      await tab.evaluate(() => {
        const box = document.querySelector("#find"), kind = document.querySelector('[data-search="kind"]');
        box.value = "luật bình đẳng giới";
        box.form.requestSubmit();
        kind.value = "document";
        kind.dispatchEvent(new Event("change"));
      });
      await tab.waitForFunction(() => document.querySelector('[data-search="status"]').textContent.includes("luật bình đẳng giới"));
      for (const meta of await list().locator(".meta").allInnerTexts()) assert.match(meta, /^Văn bản/);
    });

    test("is used by keyboard: / into the box, arrows among the results, Enter into one", PATIENCE, async () => {
      await open();
      await tab.keyboard.press("/");
      await tab.keyboard.type("ke hoach 702");
      await tab.keyboard.press("Enter");
      await tab.waitForFunction(() => document.activeElement.matches("h2 a"));
      const title = await tab.evaluate(() => document.activeElement.textContent);
      await tab.keyboard.press("ArrowDown");
      assert.notEqual(await tab.evaluate(() => document.activeElement.textContent), title);
      await tab.keyboard.press("ArrowUp");
      await tab.keyboard.press("ArrowUp");
      assert.equal(await tab.evaluate(() => document.activeElement.id), "find");
      await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("Enter");
      await tab.waitForURL(/van-ban\/ke-hoach-702/);
    });

    test("words of danger bring the emergency numbers, others don't", PATIENCE, async () => {
      await open();
      const box = tab.locator('[data-search="danger"]');
      for (const [query, isShown] of [["chồng đánh tôi", true], ["chong danh", true], ["cấp cứu", true], ["danh sách", false], ["đánh giá kế hoạch", false], ["đánh", true], ["an sinh", false]]) {
        await tab.locator("#find").fill(query);
        await tab.waitForTimeout(300);
        assert.equal(await box.isVisible(), isShown, query);
      }
      await tab.locator("#find").fill("bị đánh");
      await tab.waitForTimeout(300);
      const top = await box.evaluate((box) => box.getBoundingClientRect().top - document.querySelector('[data-search="list"]').getBoundingClientRect().top);
      assert.ok(top < 0, "the numbers stand before the results");
      assert.ok((await box.locator('a[href="tel:113"]').count()) === 1);
      await failOn(await findings(tab));
    });

    test("writes nothing of it anywhere; the link is copied only when asked for", PATIENCE, async () => {
      await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await open();
      const before = await tab.evaluate(() => history.length);
      const seen = [];
      tab.on("request", (request) => seen.push(request.url()));
      await ask("bạo lực");
      const after = await tab.evaluate(() => [history.length, location.search, localStorage.length + sessionStorage.length, document.cookie].join());
      assert.equal(after, `${before},,0,`);
      for (const url of seen) assert.match(url, /\/a\/b\/assets\/tim-kiem\/vi\.[0-9a-f]+\.bin$/);
      await tab.locator('[data-search="copy"]').click();
      await tab.waitForTimeout(200);
      const link = await tab.evaluate(() => navigator.clipboard.readText());
      assert.equal(decodeURI(link), `${server.url}tim-kiem/?q=bạo lực`);
      await tab.goto(link);
      await list().first().waitFor();
      assert.equal(await tab.locator("#find").inputValue(), "bạo lực");
    });

    test("nothing found: friendly, with what to try", PATIENCE, async () => {
      await open();
      await ask("xyzzy");
      assert.match(await status().innerText(), /Chưa tìm thấy/);
      assert.equal(await tab.locator('[data-search="empty"]').isVisible(), true);
      await failOn(await findings(tab));
      await ask("binhh dangg");
      assert.equal(await tab.locator('[data-search="better"]').isVisible(), true);
      await tab.locator('[data-search="better"] button').click();
      await list().first().waitFor();
    });

    for (const [what, spoil] of [["missing", (file) => rmSync(file)], ["truncated", (file) => truncateSync(file, 60)]]) {
      test(`${what} data: a message in words, and the ways that need no data`, PATIENCE, async (t) => {
        const folder = mkdtempSync(join(tmpdir(), "chieng-search-"));
        t.after(() => rmSync(folder, { recursive: true, force: true }));
        cpSync(site.folder, folder, { recursive: true });
        const data = join(folder, "assets/tim-kiem");
        const named = (await (await fetch(`${server.url}tim-kiem/`)).text()).match(/vi\.[0-9a-f]+\.bin/)[0];
        for (const file of readdirSync(data)) if (file !== named) spoil(join(data, file));
        const spoilt = await serve(folder);
        t.after(() => spoilt.close());
        const errors = [];
        tab.on("pageerror", (error) => errors.push(error.message));
        await tab.goto(`${spoilt.url}tim-kiem/`);
        await tab.locator("#find").fill("bình đẳng");
        await tab.waitForFunction(() => /Chưa tải được/.test(document.querySelector('[data-search="status"]').textContent));
        assert.equal(await tab.locator('[data-search="empty"] a[href="a-z/"]').isVisible(), true);
        assert.deepEqual(errors, []);
      });
    }

    test("without JavaScript: the list from A to Z and the topics", PATIENCE, async () => {
      const plain = await openTab(browser, { width: WIDTHS[0], javaScript: false });
      await plain.goto(`${server.url}tim-kiem/`);
      assert.equal(await plain.locator("form").first().isVisible(), false);
      await plain.locator('main a[href="a-z/"]:visible').click();
      await plain.waitForURL(/tim-kiem\/a-z\/$/);
      await plain.context().close();
    });
  });
}

/** The same from disk; `folder` was built with `--portable`. */
export function testSearchFromDisk(browser, folder) {
  test("search opened from disk finds", PATIENCE, async () => {
    const tab = await openTab(browser, { width: WIDTHS[0] });
    try {
      const errors = [];
      tab.on("pageerror", (error) => errors.push(error.message));
      tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await tab.goto(pathToFileURL(join(folder, "tim-kiem/index.html")).href);
      await tab.locator("#find").fill("luat binh dang gioi");
      const first = tab.locator('[data-search="list"] h2 a').first();
      await first.waitFor();
      assert.equal(await first.innerText(), "Luật Bình đẳng giới");
      assert.deepEqual(errors, []);
      await first.click();
      await tab.waitForURL(/van-ban\/luat-binh-dang-gioi\/index\.html$/);
    } finally {
      await tab.context().close();
    }
  });
}
