// Quick exit of sensitive pages. Runs while the head is read, so that a page reached again by Back is
// covered before anything of it is drawn. All texts come from the data- attributes of its own element.
// Whatever fails here leaves a readable page with a plain link as its exit.
(() => {
  const say = document.currentScript.dataset;
  const root = document.documentElement;
  const entries = window.navigation;
  const PAUSE = 5000; // between two presses of Shift
  const STUCK = 10000; // after which an exit that led nowhere may be undone
  let cover, status, title, presses = 0, alone = false, leaving = false, pause, stuck;

  // The keys work with this script alone, so only now are they spoken of.
  root.dataset.keys = "";

  const style = (element, rules) => {
    for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, "important");
  };

  // The body may not be there yet: it is hidden in the very task that makes it.
  let hidden = false;
  const apply = () => {
    if (!document.body) return false;
    if (hidden) style(document.body, { display: "none" });
    else document.body.style.removeProperty("display");
    return true;
  };
  const hide = (yes) => {
    hidden = yes;
    if (apply()) return;
    new MutationObserver((_, watch) => apply() && watch.disconnect()).observe(root, { childList: true });
  };

  // State of the history entry: survives reload and Back. Replacing the entry by itself changes nothing
  // but its id; without that, pages asleep in memory go on seeing the old state.
  const mark = (covered) => {
    if (!entries || marked(entries.currentEntry) === covered) return;
    try {
      history.replaceState(history.state, "");
      entries.updateCurrentEntry({ state: { covered } });
    } catch {}
  };
  const marked = (entry) => entry?.getState()?.covered === true;

  const announce = (text) => { if (status) status.textContent = text; };
  const conceal = (withButton) => {
    hide(true);
    mark(true);
    if (!cover) {
      title = document.title;
      cover = document.createElement("div");
      style(cover, { position: "fixed", inset: 0, "z-index": 2147483647, display: "grid", "place-content": "center", background: "Canvas", color: "CanvasText" });
      root.append(cover);
    }
    document.title = say.title;
    if (withButton && !cover.firstChild) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = say.return;
      style(button, { font: "1rem/1.5 sans-serif", "min-height": "48px", padding: "0 1.5rem" });
      button.addEventListener("click", reveal);
      cover.append(button);
    }
  };
  const reveal = () => {
    clearTimeout(stuck);
    leaving = false;
    presses = 0;
    announce("");
    cover?.remove();
    if (cover) document.title = title;
    cover = undefined;
    hide(false);
    mark(false);
  };

  // Reached by Back or Forward from another site, from a covered page, or itself still covered?
  const returned = (restored) => {
    const arrival = entries?.activation;
    if (!arrival) return restored || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    if (marked(entries.currentEntry)) return true;
    return arrival.navigationType === "traverse" && (!arrival.from || marked(arrival.from));
  };
  const check = (restored) => {
    try {
      if (returned(restored)) conceal(true);
      else if (hidden) reveal();
    } catch {
      reveal();
    }
  };

  const leave = () => {
    leaving = true;
    try {
      conceal(false);
      for (const media of document.querySelectorAll("audio, video")) media.pause();
      announce(say.leaving);
      clearTimeout(pause);
      clearTimeout(stuck);
      stuck = setTimeout(() => {
        leaving = false;
        presses = 0;
        conceal(true);
      }, STUCK);
    } finally {
      location.replace(say.url);
    }
  };

  // While the page is being left no key undoes what a screen reader was told, nor the way back.
  const reset = () => {
    if (!presses || leaving) return;
    announce(say.reset);
    clearTimeout(pause);
    presses = 0;
  };
  const press = () => {
    if (leaving) return;
    clearTimeout(pause);
    presses += 1;
    if (presses === 3) return leave();
    announce(presses === 1 ? say.two : say.one);
    pause = setTimeout(reset, PAUSE);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.isComposing) {
      alone = false;
      reset();
    } else if (!event.repeat) {
      alone = !(event.ctrlKey || event.altKey || event.metaKey);
    }
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    press();
  }, true);
  addEventListener("pointerdown", () => {
    alone = false;
    reset();
  }, true);

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    if (link.dataset.exit !== undefined) {
      event.preventDefault();
      leave();
      return;
    }
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // Jumps within the page add no step to Back; with `history: replace`, no page of this site does.
    const jump = link.getAttribute("href").startsWith("#");
    const inner = link.origin === location.origin && !link.target && !link.hasAttribute("download");
    if (jump || (say.history === "replace" && inner)) {
      event.preventDefault();
      location.replace(link.href);
    }
  });

  // A page kept in memory must not flash up on Back: it sleeps hidden, and is judged when it wakes.
  addEventListener("pagehide", (event) => { if (event.persisted) hide(true); });
  addEventListener("pageshow", (event) => { if (event.persisted) check(true); });
  addEventListener("DOMContentLoaded", () => {
    status = document.createElement("div");
    status.setAttribute("role", "status");
    style(status, { position: "absolute", top: 0, width: "1px", height: "1px", overflow: "hidden", "clip-path": "inset(50%)" });
    root.append(status);
  });

  check(false);
})();
