// The search page. Nothing that is typed leaves the reader's device, and nothing of it is written into history,
// storage or address: only "copy link" makes an address of it, in the clipboard.
(() => {
  const { WORD, words, key, fold, agree, open } = globalThis.chieng;
  const say = JSON.parse(document.getElementById("search-data").textContent);
  const part = (name) => document.querySelector(`[data-search="${name}"]`);
  const [form, status, list, more, kinds, topics, copy, danger, empty, better] = ["form", "status", "list", "more", "kind", "topic", "copy", "danger", "empty", "better"].map(part);
  const box = form.querySelector("input"), mend = better.lastElementChild;
  const url = (path) => new URL(path, location);
  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent?.append(element);
    return element;
  };

  const unpack = async (bytes) => {
    // Some hosts have unpacked it already.
    if (bytes[0] !== 31 || bytes[1] !== 139) return bytes;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  globalThis.chiengSearch = (text) => document.currentScript.take(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
  const load = async (name) => {
    const address = new URL(name && `${say.lang}.${name}.${say.portable ? "js" : "bin"}`, url(say.meta));
    if (!say.portable) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      return unpack(new Uint8Array(await answer.arrayBuffer()));
    }
    const script = make("script", "");
    const bytes = await new Promise((resolve, reject) => {
      script.take = resolve;
      script.onload = script.onerror = reject;
      script.src = address;
      document.head.append(script);
    });
    return unpack(bytes);
  };
  const index = open(load, say.synonyms);

  // The page's own spelling, marked where it is what the reader asked for.
  const mark = (text, asked, parent) => {
    let end = 0;
    for (const { 0: word, index: at } of text.matchAll(WORD)) {
      const own = key(word), plain = fold(own);
      if (!asked.some((word, i) => agree(word.key, own) > 0.7 || (i === asked.length - 1 && word.fold.length > 1 && plain.startsWith(word.fold)))) continue;
      parent.append(text.slice(end, at));
      make("mark", word, parent);
      end = at + word.length;
    }
    parent.append(text.slice(end));
  };
  const item = ([address, title, summary, date, numbers = []], kind, asked) => {
    const element = make("li", "");
    const link = make("a", "", make("h2", "", element));
    link.href = new URL(address, url(say.root));
    mark(title, asked, link);
    make("p", date ? `${say.kinds[kind]} · ${date}` : say.kinds[kind], element).className = "meta";
    if (summary) mark(summary, asked, make("p", "", element));
    for (const [shown, href] of numbers) {
      const number = make(href ? "a" : "b", shown, make("p", "", element));
      number.className = "num";
      if (href) number.href = href;
    }
    return element;
  };

  // One syllable counts only when it is all that was typed ("đánh giá" is no danger); without marks all tones are meant.
  const speaksOfDanger = (query) => {
    const asked = words(query), plain = asked.map(fold);
    return say.danger.some((phrase) => {
      const run = words(phrase), bare = run.map(fold);
      const stands = (own, run) => own.some((_, i) => run.every((word, j) => own[i + j] === word));
      return (run.length > 1 || asked.length === 1) && (stands(asked, run) || (asked.join() === plain.join() && stands(plain, bare)));
    });
  };

  const STEP = 10;
  let turn = 0, hits = [], shown = 0, result, isWhole;
  async function showMore() {
    const own = turn, next = hits.slice(shown, shown + STEP);
    const rows = await Promise.all(next.map(([page]) => index.row(page)));
    if (own !== turn) return;
    const items = rows.map((row, i) => item(row, index.facet(next[i][0])[0], result.asked));
    list.append(...items);
    shown += items.length;
    more.hidden = shown >= hits.length;
    more.disabled = false;
    return items[0];
  }
  // Choices with something behind them, and how much.
  const choices = (select, names, of) => {
    const counts = new Map(), chosen = select.value;
    for (const [page] of result.hits) for (const name of of(index.facet(page))) counts.set(name, (counts.get(name) ?? 0) + 1);
    select.length = 1;
    for (const [name, label] of Object.entries(names)) {
      const count = counts.get(name);
      if (count || name === chosen) select.add(new Option(`${label} (${count ?? 0})`, name, false, name === chosen));
    }
  };
  async function filter(own) {
    const fits = ([page]) => {
      const [kind, own] = index.facet(page);
      return (!kinds.value || kind === kinds.value) && (!topics.value || own.includes(+topics.value));
    };
    hits = result.hits.filter(fits);
    shown = 0;
    clear();
    kinds.form.hidden = !result.hits.length;
    status.textContent = "";
    empty.hidden = true;
    if (!result.asked.length) return;
    await showMore();
    if (own !== turn) return;
    const text = hits.length ? (result.query === result.typed ? say.count : say.read) : say.none;
    status.textContent = text.replace("{n}", hits.length.toLocaleString(say.lang)).replace("{q}", () => result.query);
    empty.hidden = hits.length > 0;
    better.hidden = !result.better;
    mend.textContent = result.better ?? "";
  }
  const clear = () => {
    list.replaceChildren();
    better.hidden = more.hidden = kinds.form.hidden = true;
  };
  // Whatever can't be loaded is told in words, with the ways that need no index; unless newer results are there.
  const attempt = async (work) => {
    const own = turn;
    // Two quick clicks would show the same rows twice.
    more.disabled = true;
    try {
      await work(own);
    } catch {
      if (own !== turn) return;
      clear();
      empty.hidden = false;
      status.textContent = say.failed;
    }
  };
  function search(whole = isWhole) {
    const query = box.value.trim();
    turn++;
    isWhole = whole;
    danger.hidden = !speaksOfDanger(query);
    copy.hidden = !query;
    copy.textContent = say.copy;
    return attempt(async (own) => {
      const found = await index.search(query, whole);
      if (own !== turn) return;
      result = { ...found, typed: query };
      choices(kinds, say.kinds, ([kind]) => [kind]);
      choices(topics, say.topics, ([, own]) => own.map(String));
      await filter(own);
    });
  }

  let timer;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150, false);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await search(true);
    list.querySelector("a")?.focus();
  });
  for (const select of [kinds, topics]) select.addEventListener("change", () => search());
  kinds.form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => attempt(async () => (await showMore())?.querySelector("a").focus()));
  mend.addEventListener("click", () => {
    box.value = mend.textContent;
    box.focus();
    search(true);
  });
  copy.addEventListener("click", async () => {
    const address = url(`?q=${encodeURIComponent(box.value.trim())}`).href;
    try {
      await navigator.clipboard.writeText(address);
      copy.textContent = say.copied;
    } catch {
      // Not on an http address: then it is shown, to be copied by hand.
      status.textContent = address;
    }
  });
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // From the box into the results, from one to the next, and back.
    const stops = [box, ...list.querySelectorAll("h2 a")], now = document.activeElement, at = stops.indexOf(now);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = event.key === "/" && !/INPUT|SELECT/.test(now.tagName) ? box : at >= 0 && step && stops[at + step];
    if (!next) return;
    next.focus();
    event.preventDefault();
  });
  form.hidden = false;
  box.value = new URLSearchParams(location.search).get("q") ?? box.value;
  if (box.value) search(true);
})();
