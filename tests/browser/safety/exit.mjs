// SAFETY.md 1 to 4: the exit by link, skip link and keyboard, with and without JavaScript; what is left on a slow network.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { openTab, PATIENCE } from "../chromium.mjs";
import { failOn } from "../fail.mjs";
import { assertGone, EXIT, guardedSite, SKIP_EXIT } from "./guarded.mjs";

/** Registers the tests; `page` is the path of the page of all numbers. */
export function testExit(browser, site, page) {
  describe("1 to 4: the exit", { concurrency: 3 }, () => {
    test("stands on sensitive pages and only there, before the content, twice", () => failOn(misplaced(site)));
    for (const javaScript of [true, false]) {
      const mode = javaScript ? "with JavaScript" : "without JavaScript";
      inTab(`by click, ${mode}`, { javaScript }, async (tab, guarded) => {
        await tab.click(EXIT);
        await assertGone(tab, guarded);
      });
      inTab(`by skip link, ${mode}`, { javaScript }, async (tab, guarded) => {
        await tab.keyboard.press("Tab");
        await tab.keyboard.press("Tab");
        assert.equal(await tab.locator(SKIP_EXIT).evaluate((link) => link === document.activeElement), true, "the second stop is the exit");
        await tab.keyboard.press("Enter");
        await assertGone(tab, guarded);
      });
    }
    inTab("by Shift three times, announced", {}, async (tab, guarded) => {
      const said = [];
      const status = tab.locator("html > [role=status]");
      for (let press = 0; press < 2; press += 1) {
        await tab.keyboard.press("Shift");
        said.push(await status.textContent());
      }
      await tab.keyboard.press("Shift");
      await assertGone(tab, guarded);
      assert.deepEqual(said, ["Nhấn Shift hai lần nữa để rời trang.", "Nhấn Shift một lần nữa để rời trang."]);
    });
    inTab("letters typed with Shift never count", {}, async (tab, guarded) => {
      for (const letter of "SHIFTSHIFT") {
        await tab.keyboard.down("Shift");
        await tab.keyboard.press(`Key${letter}`);
        await tab.keyboard.up("Shift");
      }
      await stays(tab, guarded);
    });
    inTab("another key, and a pause of more than five seconds, begin anew", { clock: true }, async (tab, guarded) => {
      const press = () => tab.keyboard.press("Shift");
      await press(); await press();
      await tab.keyboard.press("ArrowDown");
      assert.equal(await tab.locator("html > [role=status]").textContent(), "Đã huỷ thoát. Trang vẫn mở.");
      await press(); await press();
      await tab.clock.fastForward(5001);
      await press(); await press();
      await stays(tab, guarded);
      await tab.clock.fastForward(4900);
      await press();
      await assertGone(tab, guarded);
    });
    inTab("Escape does nothing", {}, async (tab, guarded) => {
      for (let press = 0; press < 4; press += 1) await tab.keyboard.press("Escape");
      await stays(tab, guarded);
    });
    inTab("nothing can be read while the target is slow, and no key undoes it", { delay: 60_000 }, async (tab, guarded) => {
      await tab.evaluate(() => {
        const media = document.body.appendChild(document.createElement("audio"));
        media.pause = () => document.documentElement.append(new Comment("paused"));
      });
      await tellWhileLeaving(tab);
      const press = await keyboardOf(tab);
      await press("Shift", 3);
      await press("ArrowDown", 1);
      await press("Shift", 4);
      const expected = { body: "none", title: "Thời tiết", opaque: true, over: true, paused: true, buttons: 0, said: "Đang rời trang." };
      for (const state of (await toldOnceLeft(guarded, 5)).slice(0, 5)) assert.deepEqual(state, expected);
      assert.equal(guarded.asked.length, 1);
    });
    inTab("an exit that leads nowhere leaves no blank that can't be left", { delay: 60_000, patience: 300 }, async (tab, guarded) => {
      await tellWhileLeaving(tab);
      await tab.evaluate(() => void setInterval(() => document.querySelector("html > div > button")?.click(), 50));
      const press = await keyboardOf(tab);
      await press("Shift", 3);
      await press("ArrowDown", 1);
      const states = await toldOnceLeft(guarded, 20);
      const shown = states.find((state) => state.body !== "none");
      assert.equal(shown?.title, "Số hỗ trợ");
    });

    function inTab(name, { javaScript = true, delay = 0, clock = false, patience }, run) {
      test(name, PATIENCE, async () => {
        const guarded = await guardedSite(site, { delay });
        const tab = await openTab(browser, { width: 360, javaScript });
        try {
          if (clock) await tab.clock.install({ time: 0 });
          // So long does the script wait for the target, instead of its ten seconds.
          if (patience) await tab.addInitScript((patience) => {
            const later = setTimeout;
            window.setTimeout = (run, ms) => later(run, ms === 10_000 ? patience : ms);
          }, patience);
          await tab.goto(guarded.server.url + page);
          if (clock) await tab.clock.pauseAt(60_000);
          await run(tab, guarded);
        } finally {
          await tab.context().close();
          await guarded.close();
        }
      });
    }
  });
}

/** The page tells its own state by requests: the protocol is silent while a page is being left. */
function tellWhileLeaving(tab) {
  return tab.evaluate(`window.told = 0; setInterval(() => fetch("/?state=" + encodeURIComponent(JSON.stringify([told++, (${covered})()]))), 60)`);
}

/** What was told since the page was left, once there is so much of it. */
async function toldOnceLeft(guarded, count) {
  const inOrder = () => guarded.told.toSorted(([a], [b]) => a - b).map(([, state]) => state);
  const since = () => inOrder().slice(inOrder().findIndex((state) => state.body === "none"));
  const isLeft = () => inOrder().some((state) => state.body === "none");
  for (let tries = 0; !(isLeft() && since().length >= count) && tries < 400; tries += 1) await sleep(50);
  assert.ok(isLeft(), "the page was not left");
  return since();
}

/** Presses keys without waiting for what they bring about. */
async function keyboardOf(tab) {
  const session = await tab.context().newCDPSession(tab);
  return async (key, times) => {
    const code = { key, code: key === "Shift" ? "ShiftLeft" : key, windowsVirtualKeyCode: key === "Shift" ? 16 : 40 };
    for (let press = 0; press < times; press += 1) {
      for (const type of ["rawKeyDown", "keyUp"]) {
        await Promise.race([session.send("Input.dispatchKeyEvent", { type, ...code }).catch(() => {}), sleep(1000)]);
      }
    }
  };
}

async function stays(tab, guarded) {
  assert.equal(guarded.asked.length, 0, "the page was left");
  assert.equal(await tab.locator("main").isVisible(), true);
}

/** The state of a page that is being left; runs in the page. */
function covered() {
  const cover = document.querySelector("html > div:not([role])"), box = cover?.getBoundingClientRect();
  return {
    body: getComputedStyle(document.body).display,
    title: document.title,
    opaque: !!cover && /^rgb\(/.test(getComputedStyle(cover).backgroundColor),
    over: !!box && box.width >= innerWidth && box.height >= innerHeight && document.elementFromPoint(innerWidth / 2, innerHeight / 2) === cover,
    paused: [...document.documentElement.childNodes].some((node) => node.data === "paused"),
    buttons: document.querySelectorAll("html > div button").length,
    said: document.querySelector("html > [role=status]").textContent,
  };
}

/** Pages with an exit in the wrong place, or with or without one against their kind. */
function misplaced(site) {
  const found = [];
  for (const page of site.pages.filter((page) => !page.isRedirect)) {
    const { html } = page;
    const exits = [...html.matchAll(/<a [^>]*data-exit/g)].map((match) => match.index);
    const isPanel = /^(?:[a-z]+\/)?tro-giup\/$/.test(page.path);
    const mustHave = isPanel || /^(?:en\/)?(so-ho-tro|support|ho-tro)\//.test(page.path) || /exit\.[0-9a-f]+\.js/.test(html);
    if (!mustHave && exits.length) found.push(`/${page.path} has an exit`);
    if (mustHave && exits.length !== 2) found.push(`/${page.path} has ${exits.length} exits instead of 2`);
    if (exits.some((place) => place > html.indexOf("<main"))) found.push(`/${page.path} has its exit behind the content`);
    if (exits.length && /target="_blank"|<a [^>]*data-exit[^>]*href="(?!https:)/.test(html)) found.push(`/${page.path} has no plain exit`);
    if (!html.includes('<meta name="referrer" content="no-referrer">')) found.push(`/${page.path} tells where it was`);
  }
  return found;
}
