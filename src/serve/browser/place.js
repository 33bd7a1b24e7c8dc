// What somebody had of a page before it is loaded again: the place, open details, words in fields.
const placeName = `chieng:place:${location.pathname}`;

const detailsHere = () =>
  [...document.querySelectorAll("details")].map((element) => ({ element, name: element.querySelector("summary")?.textContent ?? "" }));

const fieldsHere = () =>
  [...document.querySelectorAll("input, textarea, select")]
    .filter((element) => !["password", "file", "hidden", "submit", "button"].includes(element.type))
    .map((element) => ({ element, name: `${element.form?.action ?? ""} ${element.name || element.id}` }));

function keepPlace() {
  const active = document.activeElement;
  const kept = {
    top: window.scrollY,
    details: detailsHere().map(({ element, name }) => ({ name, open: element.open })),
    fields: fieldsHere().map(({ element, name }) => ({
      name,
      value: element.value,
      checked: element.checked,
      selection: element === active ? [element.selectionStart ?? null, element.selectionEnd ?? null] : null,
    })),
  };
  sessionStorage.setItem(placeName, JSON.stringify(kept));
  history.scrollRestoration = "manual";
}

// Elements of the same name are told apart by their order.
function matched(kept, here) {
  const left = [...here];
  return kept.flatMap((one) => {
    const index = left.findIndex(({ name }) => name === one.name);
    return index < 0 ? [] : [[one, left.splice(index, 1)[0].element]];
  });
}

function takePlace() {
  const kept = JSON.parse(sessionStorage.getItem(placeName) ?? "null");
  sessionStorage.removeItem(placeName);
  if (!kept) return;
  for (const [one, element] of matched(kept.details, detailsHere())) element.open = one.open;
  for (const [one, element] of matched(kept.fields, fieldsHere())) {
    if (typeof one.checked === "boolean") element.checked = one.checked;
    if (!["checkbox", "radio"].includes(element.type)) element.value = one.value;
    if (!one.selection) continue;
    element.focus({ preventScroll: true });
    if (one.selection[0] !== null) element.setSelectionRange(...one.selection);
  }
  const scroll = () => window.scrollTo({ top: kept.top, behavior: "instant" });
  scroll();
  // The browser goes to the place that the address names when all has been loaded, and so later.
  if (location.hash) window.addEventListener("load", () => requestAnimationFrame(scroll), { once: true });
}
