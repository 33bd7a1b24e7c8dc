// A page says only what stays true: dates. This says besides, by the reader's clock and in the site's time zone,
// what is past, today and to come.
(() => {
  const said = document.currentScript.dataset, now = Date.now();
  const today = (() => {
    try {
      const parts = new Intl.DateTimeFormat("en", { timeZone: said.zone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(now);
      return ["year", "month", "day"].map((name) => parts.find((part) => part.type === name).value).join("-");
    } catch { // a browser that doesn't know the zone
      return new Date(now + said.offset * 6e4).toISOString().slice(0, 10);
    }
  })();
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const day = (iso) => iso.slice(0, 10);
  const until = (iso, from = today) => Math.round((Date.parse(day(iso)) - Date.parse(from)) / 864e5);
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

  for (const cell of all("[data-day]")) {
    const away = until(cell.dataset.day);
    cell.classList.add(away < 0 ? "past" : away ? "future" : "today");
    if (!away) cell.setAttribute("aria-current", "date");
  }

  // A start and an end, or the days of what repeats: [past | on | coming, what is to be said].
  const state = ({ start, end, days }, say) => {
    if (days) {
      const list = days.split(" ");
      start = list.find((one) => day(one) >= today) ?? list.at(-1);
      end = undefined;
    }
    const began = start.length > 10 ? Date.parse(start) <= now : start <= today;
    end ??= day(start);
    if (end.length > 10 ? Date.parse(end) < now : end < today) return ["past", say.past];
    const away = until(start), long = day(end) > day(start) || end.length > 10;
    if (began && long) return ["on", say.now];
    if (away < 1) return ["on", say.today];
    return ["coming", away === 1 ? say.tomorrow : away <= say.within ? fill(say.soon, { n: away }) : ""];
  };
  for (const item of all("[data-start]")) {
    const [name, text] = state(item.dataset, { ...said, ...item.dataset });
    item.classList.add(name);
    if (item.matches(".chip")) {
      item.textContent = text;
      item.classList.add("live");
      item.hidden = !text;
    } else if (text && name !== "past") {
      const chip = document.createElement("span");
      chip.className = "chip live";
      chip.textContent = text;
      item.querySelector(".meta")?.append(" ", chip);
    } else if (text) {
      const word = document.createElement("span");
      word.className = "vh";
      word.textContent = ` (${text})`;
      item.querySelector(".meta")?.append(word);
    }
  }

  // In a list of what comes next, what repeats stands with its next day.
  for (const item of all("[data-show] > [data-days]")) {
    const next = item.dataset.days.split(" ").find((one) => day(one) >= today), block = item.querySelector(".day");
    if (!next || !block) continue;
    block.dateTime = next;
    const words = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" })
      .formatToParts(new Date(day(next)));
    ["weekday", "day", "month"].forEach((name, i) => { block.children[i].textContent = words.find((word) => word.type === name).value; });
  }

  // Lists that show what comes next: what is over makes room for those behind.
  for (const list of all("[data-show]")) {
    let room = +list.dataset.show;
    for (const item of list.children) item.hidden = item.matches(".past") || room-- < 1;
    list.hidden = room === +list.dataset.show;
    if (list.hidden) all("[data-none]", list.parentNode).forEach((none) => { none.hidden = false; });
    else all("[data-coming]", list.parentNode).forEach((head) => { head.textContent = head.dataset.coming; });
  }

  // Months of the agenda that are over go to those before them.
  const before = document.querySelector("[data-before]");
  for (const month of before ? all(".groups > .group") : []) {
    if (all("[data-start]", month).some((item) => !item.matches(".past"))) continue;
    before.querySelector("summary").after(month);
    before.hidden = false;
  }

  const month = document.querySelector(".month");
  if (month) {
    const say = month.dataset, days = all("[data-day]", month), total = days.length;
    const [heading, left, text, arc] = ["h2", ".left", "text", ".arc"].map((part) => month.querySelector(part));
    const number = 1 - until(days[0].dataset.day), rest = total - number;
      if (number < 1) {
      heading.textContent = fill(say.startsIn, { n: 1 - number });
      left.textContent = say.startsOn;
      if (text) text.textContent = 1 - number;
    } else if (rest < 0) {
      heading.textContent = say.over;
      left.textContent = say.overText;
      text?.remove();
    } else {
      heading.textContent = fill(say.dayOf, { n: number, total });
      left.textContent = rest ? fill(say.daysLeft, { n: rest }) : say.lastDay;
      if (text) text.textContent = number;
      arc.setAttribute("stroke-dasharray", `${number} ${total}`);
    }
  }
})();
