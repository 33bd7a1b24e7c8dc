// The bar: the server says what stands in it; here it is drawn in a corner, opened, closed and moved away.
const barStyle = new CSSStyleSheet();
const bar = { root: null, text: "", style: null, turn: 0 };

const textOf = async (address) => {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
};

// A sheet made by script is no inline style, so no policy of the page has to allow it.
async function drawBar() {
  bar.style ??= textOf("/_chieng/bar.css").then((text) => barStyle.replace(text));
  const turn = ++bar.turn;
  let text;
  try {
    [text] = await Promise.all([textOf(`/_chieng/bar?at=${encodeURIComponent(location.pathname)}`), bar.style]);
  } catch {
    bar.style = null;
    return;
  }
  // Answers may overtake each other.
  if (turn !== bar.turn || text === bar.text) return;
  bar.text = text;
  if (!bar.root) placeBar();
  const held = bar.root.activeElement?.id;
  const before = bar.root.getElementById("summary")?.textContent;
  bar.root.getElementById("bar").innerHTML = text;
  showFollowing();
  openBar(wantsOpen());
  if (held !== undefined) (bar.root.getElementById(held) ?? bar.root.getElementById("toggle")).focus();
  const now = bar.root.getElementById("summary").textContent;
  if ((before !== undefined && before !== now) || alarm() !== "0") bar.root.getElementById("said").textContent = now;
}

function placeBar() {
  const host = document.createElement("chieng-bar");
  bar.root = host.attachShadow({ mode: "open" });
  bar.root.adoptedStyleSheets = [barStyle];
  bar.root.innerHTML = `<div id="bar"></div><p id="said" class="vh" role="status"></p>`;
  bar.root.addEventListener("click", ({ target }) => {
    if (target.closest("#toggle")) toggleBar();
    if (target.closest("#follow")) setFollowing(!isFollowing());
  });
  bar.root.addEventListener("click", copyPath);
  bar.root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || bar.root.getElementById("panel").hidden) return;
    toggleBar();
    bar.root.getElementById("toggle").focus();
  });
  document.addEventListener("focusin", ({ target }) => makeWayFor(host, target));
  document.body.append(host);
}

const alarm = () => bar.root.querySelector("aside").dataset.alarm;

// Errors open it by themselves, once for each list of them; otherwise it stays as it was left.
function wantsOpen() {
  if (alarm() !== "0") return sessionStorage.getItem("chieng:hushed") !== alarm();
  return sessionStorage.getItem("chieng:bar") === "open";
}

function openBar(isOpen) {
  bar.root.getElementById("panel").hidden = !isOpen;
  bar.root.getElementById("toggle").setAttribute("aria-expanded", String(isOpen));
}

function toggleBar() {
  const isOpen = bar.root.getElementById("panel").hidden;
  openBar(isOpen);
  if (alarm() === "0") sessionStorage.setItem("chieng:bar", isOpen ? "open" : "closed");
  else if (isOpen) sessionStorage.removeItem("chieng:hushed");
  else sessionStorage.setItem("chieng:hushed", alarm());
}

function showFollowing() {
  bar.root?.getElementById("follow")?.setAttribute("aria-pressed", String(isFollowing()));
}

// What the keyboard has reached must be seen (WCAG 2.4.11): the bar goes to the other side.
function makeWayFor(host, element) {
  if (element === host || !(element instanceof Element)) return;
  const [a, b] = [element.getBoundingClientRect(), bar.root.getElementById("toggle").getBoundingClientRect()];
  const isUnder = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  if (isUnder) host.toggleAttribute("data-aside");
}

// Without HTTPS, as on a phone, there is no clipboard to write to; then the path is at least marked.
async function copyPath({ target }) {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("done");
  } catch {
    const path = button.parentElement.querySelector("code");
    path.textContent = button.dataset.copy;
    getSelection().selectAllChildren(path);
  }
}
