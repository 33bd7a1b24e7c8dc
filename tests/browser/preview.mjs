// The preview as a writer meets it: a page that is saved and seen, its bar, what happens at an error.
//
//   node --test-reporter=spec preview.mjs PROGRAM [--screenshots DIR]
//
// PROGRAM: the built `chieng`; else the environment's CHIENG, else the development build.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { findings } from "./axe.mjs";
import { launch, openTab, PATIENCE, WIDTHS } from "./chromium.mjs";
import { SCHEMES } from "./colours.mjs";
import { failOn } from "./fail.mjs";
import { page, preview } from "./previewed.mjs";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { screenshots: { type: "string" } } });
const program = positionals[0] ?? process.env.CHIENG ?? fileURLToPath(new URL("../../target/debug/chieng", import.meta.url));
if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });

const LONG = "content/bai-viet/dai.md";
const SHORT = "content/bai-viet/ngan.md";
const long = (word) => page("Bài dài", "date: 2024-11-25\n", `${word}\n\n${"Một đoạn văn bình thường.\n\n".repeat(80)}`);
const short = (body) => page("Bài ngắn", "date: 2024-11-26\nexpires_at: 2099-12-31\n", body);
const BROKEN = short("Xem [bài kia](khong-co.md).");
const WARNED = short("Chữ <b>đậm</b>.");

let browser, site;
before(async () => {
  browser = await launch();
  site = await preview(program, ["--editor", "code"]);
});
after(async () => {
  site?.close();
  await browser?.close();
});

const at = (path) => new URL(path, site.url).href;
const pill = (tab) => tab.locator("chieng-bar #toggle");
const summary = (tab) => tab.locator("chieng-bar #summary");
const panel = (tab) => tab.locator("chieng-bar #panel");

/** Waits until the preview has a text at a path. */
async function served(path, text) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const answer = await fetch(at(path));
    if (answer.status === 200 && (await answer.text()).includes(text)) return;
  }
  assert.fail(`“${text}” does not come to ${path}`);
}

/** Lets a test mark a page, so that it can tell whether it was loaded again. */
const mark = (tab) => tab.evaluate(() => { window.isMarked = true; });
const isMarked = (tab) => tab.evaluate(() => window.isMarked === true);

async function shows(locator, text) {
  try {
    await locator.filter({ hasText: text }).waitFor({ state: "visible" });
  } catch {
    const shown = await locator.allTextContents();
    assert.fail(`“${text}” is not shown at ${locator.page().url()}, but: ${shown.join(" | ")}`);
  }
}

describe("the preview", { concurrency: 1 }, () => {
  let tab;
  const faults = [];
  before(async () => {
    tab = await openTab(browser, { width: WIDTHS[1] });
    // A page that is older than its source is answered with 500, which the console tells.
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !message.text().includes("status of")) faults.push(message.text());
    });
    tab.on("pageerror", (error) => faults.push(error.message));
  });
  after(async () => {
    await tab?.context().close();
    failOn(faults);
  });
  beforeEach(async () => {
    // An open page would load itself again in the middle of the test.
    await tab.goto("about:blank");
    site.write(LONG, long("đầu"));
    site.write(SHORT, short("Ngắn thôi."));
    await served("bai-viet/dai/", "đầu");
    await served("bai-viet/ngan/", "Ngắn thôi");
  });

  test("a save is seen at the same place of the page", PATIENCE, async () => {
    await tab.goto(at("bai-viet/dai/"));
    await shows(summary(tab), "Trang này ổn");
    await tab.evaluate(() => window.scrollTo(0, 1500));
    site.write(LONG, long("đã sửa"));
    await shows(tab.locator("main"), "đã sửa");
    // The text is there before the script has run that goes back to the place.
    await tab.waitForLoadState("load");
    assert.equal(await tab.evaluate(() => window.scrollY), 1500);
  });

  test("an error leaves the page where it is and says what is wrong", PATIENCE, async () => {
    await tab.goto(at("bai-viet/ngan/"));
    await shows(summary(tab), "Gỡ 31/12/2099 · Ổn");
    await mark(tab);
    site.write(SHORT, BROKEN);
    await shows(panel(tab), "khong-co.md");
    await shows(summary(tab), "Lần lưu này có 1 lỗi");
    assert.ok(await isMarked(tab), "the page was loaded again");
    assert.match(await tab.locator("main").textContent(), /Ngắn thôi/);
    const link = panel(tab).getByRole("link", { name: `${SHORT}:7:` });
    assert.match(await link.getAttribute("href"), new RegExp(`^vscode://file${site.folder}/${SHORT}:7:\\d+$`));
    await tab.keyboard.press("Tab");
    await pill(tab).focus();
    await tab.keyboard.press("Escape");
    await panel(tab).waitFor({ state: "hidden" });
    await tab.goto(at("bai-viet/dai/"));
    await shows(summary(tab), "Lần lưu này có 1 lỗi");
    assert.ok(await panel(tab).isHidden(), "closed once, it stays closed");
    site.write(SHORT, short("Đã sửa."));
    await shows(summary(tab), "Trang này ổn");
    assert.equal((await tab.reload()).status(), 200);
  });

  test("problems that change are told without loading the page again", PATIENCE, async () => {
    await tab.goto(at("bai-viet/dai/"));
    await shows(summary(tab), "Trang này ổn");
    await mark(tab);
    site.write("content/bai-viet/nhap.md", page("Bài nháp", "date: 2024-11-28\ndraft: true\n", "Chữ <b>đậm</b>."));
    await shows(summary(tab), "cả trang web");
    assert.ok(await isMarked(tab), "the page was loaded again");
    site.write("content/bai-viet/nhap.md", page("Bài nháp", "date: 2024-11-28\ndraft: true\n", "Chữ đậm."));
    await summary(tab).filter({ hasNotText: "cả trang web" }).waitFor();
  });

  test("the bar tells the page's state and its own problems", PATIENCE, async () => {
    site.write(SHORT, WARNED);
    await tab.goto(at("bai-viet/ngan/"));
    await shows(summary(tab), "Gỡ 31/12/2099 · 1 cảnh báo");
    await pill(tab).click();
    await shows(panel(tab), "Tiếng Anh");
    await shows(panel(tab), "raw-html");
    await tab.goto(at("bai-viet/nhay-cam/"));
    await shows(summary(tab), "Nhạy cảm");
    assert.ok(await panel(tab).isVisible(), "opened once, it stays open");
    await pill(tab).click();
  });

  test("a draft's address says that it is one", PATIENCE, async () => {
    const answer = await tab.goto(at("bai-viet/nhap/"));
    assert.equal(answer.status(), 404);
    await shows(tab.locator("h1"), "Đây là bản nháp");
    await shows(tab.locator("main"), "chieng serve --drafts");
    site.write("content/bai-viet/nhap.md", page("Bài nháp", "date: 2024-11-28\n", "Đã xong."));
    await shows(tab.locator("main"), "Đã xong");
    site.write("content/bai-viet/nhap.md", page("Bài nháp", "date: 2024-11-28\ndraft: true\n", "Chưa xong."));
    await shows(tab.locator("h1"), "Đây là bản nháp");
  });

  test("who asks to follow is led to the saved page, by nothing else", PATIENCE, async () => {
    await tab.goto(at("bai-viet/dai/"));
    await pill(tab).click();
    await panel(tab).getByRole("button", { name: "Đi theo tệp vừa lưu" }).click();
    await pill(tab).click();
    site.write(SHORT, short("Theo tới đây."));
    await tab.waitForURL(at("bai-viet/ngan/"));
    await shows(tab.locator("main"), "Theo tới đây");
    site.write("static/x.txt", `${Date.now()}`);
    await tab.waitForTimeout(300);
    assert.equal(tab.url(), at("bai-viet/ngan/"));
    await pill(tab).click();
    await panel(tab).getByRole("button", { name: "Đi theo tệp vừa lưu", pressed: true }).click();
    await pill(tab).click();
    site.write(LONG, long("không theo"));
    await tab.waitForTimeout(300);
    assert.equal(tab.url(), at("bai-viet/ngan/"));
  });

  test("what is written in a field and unfolded stays", PATIENCE, async () => {
    const form = '<input name="q"><details><summary>Thêm</summary><p>x</p></details>';
    await tab.goto(at("bai-viet/dai/"));
    await tab.evaluate((html) => document.querySelector("main").insertAdjacentHTML("beforeend", html), form);
    // A page that has them by itself is not part of the small site: they are put there again before they are looked for.
    await tab.addInitScript((html) => {
      document.addEventListener("readystatechange", () => {
        if (document.readyState === "interactive" && !document.querySelector("[name=q]"))
          document.querySelector("main")?.insertAdjacentHTML("beforeend", html);
      });
    }, form);
    await tab.locator("[name=q]").fill("bạo lực");
    await tab.locator("main details summary").last().click();
    await tab.locator("[name=q]").focus();
    site.write(LONG, long("giữ nguyên"));
    await shows(tab.locator("main"), "giữ nguyên");
    await tab.waitForLoadState("load");
    assert.equal(await tab.locator("[name=q]").inputValue(), "bạo lực");
    assert.ok(await tab.locator("main details").last().evaluate((element) => element.open));
    assert.equal(await tab.evaluate(() => document.activeElement.name), "q");
  });

  test("the bar makes way for what the keyboard has reached", PATIENCE, async () => {
    await tab.goto(at("bai-viet/ngan/"));
    await shows(summary(tab), "Ổn");
    const isUnder = await tab.evaluate(() => {
      const button = document.createElement("button");
      button.textContent = "góc";
      Object.assign(button.style, { position: "fixed", right: "20px", bottom: "20px" });
      document.querySelector("main").append(button);
      button.focus();
      const [a, b] = [button, document.querySelector("chieng-bar").shadowRoot.getElementById("toggle")].map((e) => e.getBoundingClientRect());
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    });
    assert.equal(isUnder, false);
  });

  test("nothing of the bar is printed", PATIENCE, async () => {
    await tab.goto(at("bai-viet/dai/"));
    await pill(tab).waitFor({ state: "visible" });
    await tab.emulateMedia({ media: "print" });
    assert.ok(await pill(tab).isHidden());
    await tab.emulateMedia({ media: "screen" });
  });
});

test("with --follow the first tab goes to the saved page, a second one stays", PATIENCE, async () => {
  const followed = await preview(program, ["--follow"]);
  const first = await openTab(browser, { width: WIDTHS[1] });
  try {
    const second = await first.context().newPage();
    for (const tab of [first, second]) {
      await tab.goto(`${followed.url}bai-viet/`);
      await tab.locator("chieng-bar").getByRole("button", { name: "Đi theo tệp vừa lưu", pressed: tab === first, includeHidden: true }).waitFor({ state: "attached" });
      // Whoever is asked first has answered by then.
      await tab.waitForTimeout(300);
    }
    followed.write(SHORT, short("Theo lệnh."));
    await first.waitForURL(`${followed.url}bai-viet/ngan/`);
    await shows(first.locator("main"), "Theo lệnh");
    assert.equal(second.url(), `${followed.url}bai-viet/`);
  } finally {
    await first.context().close();
    followed.close();
  }
});

describe("the preview's own things are sound", { concurrency: 1 }, () => {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      test(`at ${width} px in ${colorScheme}`, PATIENCE, async () => {
        const tab = await openTab(browser, { width, colorScheme });
        const found = [];
        const look = async (name, path, prepare) => {
          await tab.goto(at(path));
          await prepare?.();
          const wide = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
          if (wide) found.push(`${name}: scrolls sideways`);
          found.push(...(await findings(tab)).map((one) => `${name}: ${one}`));
          if (values.screenshots) await tab.screenshot({ path: join(values.screenshots, `${name}-${width}-${colorScheme}.png`) });
        };
        site.write(SHORT, WARNED);
        await served("bai-viet/ngan/", "Chữ đậm");
        await look("closed", "bai-viet/nhay-cam/", () => shows(summary(tab), "Nhạy cảm"));
        found.push(...(await overlaps(tab)));
        await look("open", "bai-viet/ngan/", async () => {
          await shows(summary(tab), "1 cảnh báo");
          await pill(tab).click();
        });
        await pill(tab).click();
        await look("draft", "bai-viet/nhap/");
        const wrong = [1, 2, 3, 4, 5].map((number) => `sai-${width}-${colorScheme}-${number}`);
        await tab.goto(at("bai-viet/dai/"));
        for (const name of wrong) site.write(`content/bai-viet/${name}.md`, page(name, "", "Xem [bài kia](khong-co.md)."));
        await shows(summary(tab), "5 lỗi");
        await look("error", "bai-viet/nhay-cam/", () => panel(tab).waitFor());
        await look("problems", "_chieng/problems/");
        await look("instead", `bai-viet/${wrong[0]}/`);
        await tab.context().close();
        for (const name of wrong) site.write(`content/bai-viet/${name}.md`, page(name, "", "Đã sửa."));
        await served(`bai-viet/${wrong[4]}/`, "Đã sửa");
        failOn(found);
      });
    }
  }
});

/** The bar over the exit or the emergency numbers, at the top of a page. */
async function overlaps(tab) {
  return tab.evaluate(() => {
    const bar = document.querySelector("chieng-bar").shadowRoot.getElementById("toggle").getBoundingClientRect();
    return [...document.querySelectorAll(".exit, .exit a, .emergency")].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const isOver = box.left < bar.right && bar.left < box.right && box.top < bar.bottom && bar.top < box.bottom;
      return isOver ? [`the bar lies over ${element.outerHTML.slice(0, 80)}`] : [];
    });
  });
}
