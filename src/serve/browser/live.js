// Hears of every edition: loads the page again, draws the bar anew, or goes to the page that was saved.
const script = document.currentScript.dataset;
const me = { site: Number(script.site), findings: Number(script.findings), edition: Number(script.edition) };
const isOwn = script.shows === "own";
const tabs = new BroadcastChannel("chieng");
let events = null;
let newest = null;
let leave = null;
let isSomebodyBefore = false;
let isLeaving = false;

// One tab of a browser follows: the one that was asked last.
const isFollowing = () => sessionStorage.getItem("chieng:follow") === "yes";

function setFollowing(value) {
  sessionStorage.setItem("chieng:follow", value ? "yes" : "no");
  if (value) tabs.postMessage("I follow");
  showFollowing();
}

function beginFollowing() {
  if (isFollowing()) setFollowing(true);
  if (script.follow === undefined || sessionStorage.getItem("chieng:follow")) return;
  // Asked by the command line: the first tab that nobody is before.
  tabs.postMessage("who follows?");
  setTimeout(() => isSomebodyBefore || isFollowing() || setFollowing(true), 150);
}

function hear(news) {
  // Loading again now would take back the link that somebody has just followed. Where it led to no page, as a
  // telephone number does, the page is still here in a moment.
  if (isLeaving) setTimeout(act, 1000, news);
  else act(news);
}

function act({ site, findings, saved }) {
  const isSaved = saved && saved.edition > me.edition;
  me.edition = Math.max(me.edition, saved?.edition ?? 0);
  if (isSaved && isFollowing() && saved.address !== location.pathname) {
    leave?.();
    location.assign(saved.address);
  } else if (site !== me.site || (isOwn && findings !== me.findings)) {
    leave?.();
    keepPlace();
    location.reload();
  } else if (findings !== me.findings) {
    me.findings = findings;
    drawBar();
  }
}

function listen() {
  events = new EventSource("/_chieng/events");
  for (const kind of ["reload", "errors"]) {
    events.addEventListener(kind, (event) => {
      newest = JSON.parse(event.data);
      tabs.postMessage(newest);
      hear(newest);
    });
  }
}

function hush() {
  events?.close();
  events = null;
}

// A browser opens six connections to a host, so of the tabs that somebody sees one listens for all. Where
// there are no locks (a phone, over plain HTTP) each listens for itself while it is seen.
function attend() {
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
}

tabs.addEventListener("message", ({ data }) => {
  if (data === "what is new?") {
    if (events && newest) tabs.postMessage(newest);
  } else if (data === "who follows?") {
    if (isFollowing()) tabs.postMessage("I follow");
  } else if (data === "I follow") {
    isSomebodyBefore = true;
    if (isFollowing()) sessionStorage.removeItem("chieng:follow");
    showFollowing();
  } else if (leave) {
    hear(data);
  }
});

takePlace();
document.addEventListener("visibilitychange", () => (document.hidden ? leave?.() : attend()));
window.addEventListener("beforeunload", () => {
  isLeaving = true;
  setTimeout(() => (isLeaving = false), 1000);
});
window.addEventListener("pagehide", () => leave?.());
window.addEventListener("pageshow", () => {
  history.scrollRestoration = "auto";
  isLeaving = false;
  attend();
});
beginFollowing();
attend();
if (isOwn) document.addEventListener("click", copyPath);
else drawBar();
