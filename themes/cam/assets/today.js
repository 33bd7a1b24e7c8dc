// A static page grows old: says again, by the reader's clock, what is past, today and to come.
(() => {
  const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10); // +07:00 all year
  const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

  const month = document.querySelector(".month");
  if (month) {
    const times = [...month.querySelectorAll("td time")];
    const days = times.map((time) => time.dateTime.slice(0, 10));
    times.forEach((time, i) => {
      const cell = time.closest("td");
      cell.className = days[i] < today ? "past" : days[i] > today ? "future" : "today";
      cell.ariaCurrent = days[i] === today ? "date" : null;
    });
    const say = month.dataset, total = days.length;
    const [heading, left, text, arc] = ["h2", ".left", "text", ".arc"].map((part) => month.querySelector(part));
    const number = between(days[0], today) + 1, rest = total - number;
    if (number < 1) {
      heading.textContent = fill(say.startsIn, { n: 1 - number });
      if (text) text.textContent = 1 - number;
    } else if (rest < 0) {
      heading.textContent = say.over;
      left.textContent = say.overText;
      text?.remove();
      arc?.remove();
    } else {
      heading.textContent = fill(say.dayOf, { n: number, total });
      left.textContent = rest ? fill(say.daysLeft, { n: rest }) : say.lastDay;
      if (text) text.textContent = number;
      arc?.setAttribute("stroke-dasharray", `${number} ${total}`);
    }
    month.querySelector(".as-of")?.remove();
  }

  for (const list of document.querySelectorAll(".agenda")) {
    const coming = list.closest("[data-upcoming]");
    for (const item of list.children) {
      const start = item.dataset.start.slice(0, 10), end = (item.dataset.end ?? item.dataset.start).slice(0, 10);
      if (end < today) {
        item.classList.add("past");
        if (coming) item.hidden = true;
      } else if (start <= today) {
        item.classList.add("on");
        const chip = document.createElement("span");
        chip.className = "chip";
        chip.textContent = end === start ? list.dataset.today : list.dataset.now;
        item.querySelector(".meta")?.append(" ", chip);
      }
    }
    if (coming && [...list.children].every((item) => item.hidden)) {
      coming.hidden = true;
      coming.nextElementSibling.hidden = false;
    }
  }
})();
