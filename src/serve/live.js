// The preview alone has this script: it loads the page again when the site was made anew.
(() => {
  "use strict";
  const { number, shows } = document.currentScript.dataset;
  const place = `chieng:${shows}:${location.pathname}`;
  const tabs = new BroadcastChannel("chieng");
  let events = null;
  let newest = null;
  let leave = null;

  const reload = (kind) => {
    leave?.();
    // A mended page opens where it was left, a new list of errors at its top.
    if (shows !== "errors" || kind === "errors") sessionStorage.setItem(place, String(window.scrollY));
    history.scrollRestoration = "manual";
    location.reload();
  };

  const hear = ({ kind, number: theirs }) => {
    if (theirs !== number && (kind === "reload" || shows !== "last-good")) reload(kind);
  };

  const listen = () => {
    events = new EventSource("/_chieng/events");
    for (const kind of ["reload", "errors"]) {
      events.addEventListener(kind, (event) => {
        newest = { kind, number: event.data };
        tabs.postMessage(newest);
        hear(newest);
      });
    }
  };

  const hush = () => {
    events?.close();
    events = null;
  };

  // A browser opens six connections to a host, so of the tabs that somebody sees one listens for all. Where
  // there are no locks (a phone, over plain HTTP) each listens for itself while it is seen.
  const follow = () => {
    if (leave || document.hidden) return;
    if (!navigator.locks) {
      listen();
      leave = () => {
        hush();
        leave = null;
      };
      return;
    }
    const waiting = new AbortController();
    let release = null;
    leave = () => {
      hush();
      waiting.abort();
      release?.();
      leave = null;
    };
    navigator.locks
      .request("chieng", { signal: waiting.signal }, () => {
        listen();
        return new Promise((resolve) => (release = resolve));
      })
      .catch(() => {});
    tabs.postMessage("what is new?");
  };

  tabs.addEventListener("message", ({ data }) => {
    if (data === "what is new?") {
      if (events && newest) tabs.postMessage(newest);
    } else if (leave) {
      hear(data);
    }
  });

  const top = sessionStorage.getItem(place);
  if (top !== null) {
    sessionStorage.removeItem(place);
    if (!location.hash) window.scrollTo({ top: Number(top), behavior: "instant" });
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? leave?.() : follow()));
  window.addEventListener("pagehide", () => leave?.());
  window.addEventListener("pageshow", () => {
    history.scrollRestoration = "auto";
    follow();
  });
  follow();
})();
