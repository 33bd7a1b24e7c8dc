// The page of support numbers, with script: a filter in place of the list by need, and who answers now. It writes
// nothing anywhere: no address, no history, no storage.
(() => {
  const page = document.querySelector("[data-zone]"), say = page.dataset;

  // Who answers now: minutes since Monday 0:00 in the site's zone, by the reader's clock.
  const tell = () => {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: say.zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(new Date());
    const { weekday, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(weekday);
    const now = day * 1440 + hour * 60 + +minute, week = 10080;
    for (const hours of document.querySelectorAll("dd[data-open]")) {
      const open = hours.dataset.open.split(" ").some((range) => {
        const [from, to] = range.split("-").map(Number);
        return [now, now + week].some((time) => from <= time && time < to);
      });
      const chip = hours.querySelector(".chip") ?? hours.appendChild(document.createElement("span"));
      chip.className = "chip";
      chip.textContent = open ? say.open : say.closed;
    }
  };
  if (document.querySelector("dd[data-open]")) {
    tell();
    setInterval(tell, 60000);
  }

  const cards = [...document.querySelectorAll(".calls > li")];
  const refs = (part) => [...part.querySelectorAll("[data-ref]")].map((link) => decodeURIComponent(link.hash.slice(1)));
  const needs = document.querySelector("[data-filter=need]"), areas = document.querySelector("[data-filter=area]");
  if (!needs || cards.length < 3) return;
  // What each choice shows, by its words.
  const byNeed = new Map([...needs.querySelectorAll("dt")].map((term) => [term.textContent, refs(term.nextElementSibling)]));
  const places = [...(areas?.querySelectorAll("[data-area]") ?? [])];
  const byArea = new Map(places.map((place) => [place.querySelector("h3").textContent, refs(place)]));
  const local = new Set([...byArea.values()].flat());

  const form = document.createElement("form");
  form.className = "filter";
  form.autocomplete = "off"; // or the browser keeps the choice for whoever comes next
  form.addEventListener("submit", (event) => event.preventDefault());
  const choose = (name, choices) => {
    const label = document.createElement("label"), select = document.createElement("select");
    label.append(name, select);
    select.append(new Option(say.any, ""), ...[...choices].map((choice) => new Option(choice, choice)));
    form.append(label);
    return select;
  };
  const need = choose(say.need, byNeed.keys()), area = byArea.size > 1 ? choose(say.area, byArea.keys()) : null;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(status);
  form.addEventListener("change", () => {
    const wanted = byNeed.get(need.value), here = byArea.get(area?.value);
    let count = 0;
    for (const card of cards) {
      const { id } = card;
      // What names no place serves all of them.
      card.hidden = !!(wanted && !wanted.includes(id)) || !!(here && local.has(id) && !here.includes(id));
      count += !card.hidden;
    }
    for (const place of places) place.hidden = !!here && place.querySelector("h3").textContent !== area.value;
    status.textContent = say.found.replace("{n}", count);
  });
  needs.querySelector("dl").replaceWith(form);
  addEventListener("pagehide", () => form.reset());
})();
