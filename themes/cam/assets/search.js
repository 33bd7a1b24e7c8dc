// Search over the site's own index, which src/search/ makes: nothing that is typed leaves the reader's device, and
// nothing of it is written into history, storage or address. Words are cut and compared as src/text/tokens.rs and
// src/text/syllable.rs do; the tests run both over the same cases.
(() => {
  // ---- Words

  const TONES = { "\u0300": 1, "\u0301": 2, "\u0303": 3, "\u0309": 4, "\u0323": 5 };
  const WORD = /(?:(?!ʼ)[\p{Alphabetic}\p{N}]|\p{M})+/gu;
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/;

  // Joins shape marks that were typed after the tone.
  const repair = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u0303\u0306\u0309]{2,}/g, (marks) => [...marks].sort((a, b) => !!TONES[a] - !!TONES[b]).join("")).normalize("NFC");
  const lower = (text) => repair(repair(text).toLowerCase().replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/[ðɖ]/g, "đ"));

  // The toned key: letters with shapes, the tone as a digit behind them; what has digits stays as it is.
  function key(word) {
    word = lower(word);
    if (/\p{N}/u.test(word)) return "#" + word.replace(/^0(?=\d$)/, "");
    let tone = "";
    word = word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => ((tone = TONES[mark]), "")).normalize("NFC");
    return word.replace(/^(b|h|k|l|m|n|s|t|v|qu)y$/, "$1i") + tone;
  }
  const fold = (key) =>
    key[0] === "#" ? key : key.replace(/\d$/, "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đðɖ]/g, "d").replace(/ƀ/g, "b").normalize("NFC");

  // A text's words by their keys; the groups of a phone number as one.
  function words(text) {
    const phone = (groups) => {
      const digits = groups.replace(/\D/g, "");
      return /^(0|1[89])\d{7,10}$/.test(digits) ? digits : groups;
    };
    text = lower(text).replace(/\d+(?:[ .\u00a0\u202f-]\d+)+/g, phone);
    return (text.match(WORD) ?? []).flatMap((word) => {
      if (!UNSPACED.test(word)) return key(word);
      const signs = word.match(/^\p{M}+|\P{M}\p{M}*/gu);
      return signs.length < 2 ? key(word) : signs.slice(1).map((sign, i) => key(signs[i] + sign));
    });
  }

  // What somebody meant who typed Telex or VNI where nothing turned it into marks: "binhf", "d9u7o7ng2".
  const SHAPES = { a: "â", e: "ê", o: "ô" };
  function typed(word) {
    let out = "", tone = "";
    const shape = (plain, shaped) => {
      const at = Math.max(...[...plain].map((c) => out.lastIndexOf(c)));
      if (at < 0) return false;
      out = out.slice(0, at) + shaped[plain.indexOf(out[at])] + out.slice(at + 1);
      return true;
    };
    for (const c of word.toLowerCase()) {
      const vowel = /[aeiouyăâêôơư]/.test(out);
      const mark = vowel ? " fsxrj".indexOf(c) : -1;
      if (mark > 0 || (vowel && /[1-5]/.test(c))) tone = mark > 0 ? mark : +c;
      else if (/[w7]/.test(c) && /uo|ưo/.test(out)) out = out.replace(/[uư]o/, "ươ");
      else if (c === "w" && shape("aou", "ăơư")) continue;
      else if (c === "7" && shape("ou", "ơư")) continue;
      else if (c === "8" && shape("a", "ă")) continue;
      else if (c === "6" && shape("aeo", "âêô")) continue;
      else if ((c === "9" || (c === "d" && out)) && out[0] === "d") out = "đ" + out.slice(1);
      else if (SHAPES[c] && shape(c, SHAPES[c])) continue;
      else out += c === "w" ? "ư" : c;
    }
    const [, start, vowels, end] = out.match(/^(qu|gi(?=[aeiouyăâêôơư])|[^aeiouyăâêôơư]*)([aeiouyăâêôơư]*)(.*)$/);
    if (!tone || !vowels) return out;
    let at = Math.max(...[..."ăâêôơư"].map((c) => vowels.lastIndexOf(c)));
    if (at < 0) at = vowels.length > 2 || (end && vowels.length > 1) ? 1 : 0;
    const sign = Object.keys(TONES).find((sign) => TONES[sign] === tone);
    return (start + vowels.slice(0, at + 1) + sign + vowels.slice(at + 1) + end).normalize("NFC");
  }

  // ---- The index

  const decoder = new TextDecoder();

  // A file of words: for each fold a block, as src/search/block.rs writes it.
  function readWords(bytes) {
    let i = 0, end = bytes.length;
    const number = () => {
      let value = 0, shift = 0, byte;
      do {
        if (i >= end) throw new Error("truncated");
        byte = bytes[i++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte & 128);
      return value >>> 0;
    };
    const text = () => {
      const length = number();
      if (i + length > end) throw new Error("truncated");
      return decoder.decode(bytes.subarray(i, (i += length)));
    };
    const postings = () => {
      let doc = -1;
      return Array.from({ length: Math.min(number(), end) }, () => {
        const step = number();
        return [(doc += 1 + (step >> 2)), step & 3];
      });
    };
    const places = new Map();
    while (i < end) {
      const length = number(), at = i;
      places.set(text(), i);
      if (at + length > end) throw new Error("truncated");
      i = at + length;
    }
    const block = (fold) => {
      if (!places.has(fold)) return undefined;
      i = places.get(fold);
      const ones = Array.from({ length: Math.min(number(), end) }, () => [text(), postings()]);
      const twos = Array.from({ length: Math.min(number(), end) }, () => [ones[number()]?.[0] ?? "", text(), postings()]);
      return { ones, twos };
    };
    return { folds: [...places.keys()], block };
  }

  // How well what was typed agrees with what is written: exact, without marks, with another tone, otherwise.
  const agree = (typed, written) =>
    typed === written ? 1 : typed === fold(written) ? 0.8 : /\d$/.test(typed) && /\d$/.test(written) && typed.at(-1) !== written.at(-1) ? 0.15 : 0.3;

  const MOST_WORDS = 12;

  // `load(name)` gives a file's bytes; "" is the file that names the others. `pairs`: abbreviations and what they stand for.
  function open(load, pairs = []) {
    let meta;
    const files = new Map();
    const json = (bytes) => JSON.parse(decoder.decode(bytes));
    const file = (name, read) => {
      if (!files.has(name)) {
        const loaded = load(name).then(read);
        // What failed may be tried again.
        loaded.catch(() => files.delete(name));
        files.set(name, loaded);
      }
      return files.get(name);
    };
    const ready = async () => (meta ??= await file("", json));
    const shard = (fold) => {
      let low = 0, high = meta.folds.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (meta.folds[middle] <= fold) low = middle;
        else high = middle - 1;
      }
      return file(meta.words[low], readWords);
    };

    // What is between quotation marks must stand there so.
    const parse = (query) => {
      const parts = query.split(/["“”„«»]/);
      const quoted = (i) => i % 2 === 1 && i < parts.length - 1;
      return parts.flatMap((part, i) => words(part).map((key) => ({ key, fold: fold(key), quote: quoted(i) ? i : 0 }))).slice(0, MOST_WORDS);
    };

    // [page, score, bits of the words found], best first.
    async function score(asked, whole) {
      const last = asked.length - 1, all = (1 << asked.length) - 1, found = new Map();
      const shards = await Promise.all(asked.map((word) => shard(word.fold)));
      const blocks = shards.map((own, i) => own.block(asked[i].fold) ?? { ones: [], twos: [] });
      const rarity = (pages) => Math.log(1 + (meta.n - pages + 0.5) / (pages + 0.5));
      const add = (best, pages, weight, field, bit) => {
        for (const [page, value] of best) {
          if (!found.has(page)) found.set(page, { score: 0, one: 0, two: 0 });
          const own = found.get(page);
          own.score += value * weight * rarity(pages);
          own[field] |= 1 << bit;
        }
      };
      const keep = (best, list, weight, step) => {
        for (const [page, level] of list) best.set(page, Math.max(best.get(page) ?? 0, weight * (1 + step * level)));
      };
      asked.forEach((word, i) => {
        const best = new Map();
        let pages = 0;
        for (const [written, list] of blocks[i].ones) {
          const fits = agree(word.key, written);
          if (word.quote && fits < 0.8) continue;
          pages += list.length;
          keep(best, list, fits, 0.5);
        }
        // Results while typing: the last syllable may be half a one.
        if (i === last && !whole && !word.quote && (word.fold.length > 2 || (last && !best.size))) {
          const longer = shards[i].folds.filter((fold) => fold.startsWith(word.fold) && fold !== word.fold).slice(0, 20);
          for (const fold of longer)
            for (const [, list] of shards[i].block(fold).ones) {
              pages += list.length;
              keep(best, list, 0.2, 0.5);
            }
        }
        add(best, pages, 1, "one", i);
      });
      let needed = 0;
      for (let i = 0; i < last; i++) {
        const [word, next] = [asked[i], asked[i + 1]];
        const together = word.quote && word.quote === next.quote;
        const best = new Map();
        let pages = 0;
        for (const [written, follows, list] of blocks[i].twos) {
          if (fold(follows) !== next.fold) continue;
          const one = agree(word.key, written), two = agree(next.key, follows);
          if (together && Math.min(one, two) < 0.8) continue;
          pages += list.length;
          keep(best, list, one * two, 0.7);
        }
        // A large index has no neighbours that a single page has: then the words alone must do.
        if (together && (best.size || !meta.cut)) needed |= 1 << i;
        add(best, pages, 2, "two", i);
      }
      const bits = (set) => set.toString(2).replaceAll("0", "").length;
      let out = [...found].filter(([, own]) => (own.two & needed) === needed);
      if (asked.some((word) => word.quote) || out.some(([, own]) => own.one === all)) out = out.filter(([, own]) => own.one === all);
      return out
        .map(([page, own]) => [page, own.one === all ? own.score : (own.score * 0.3 * bits(own.one)) / asked.length, own.one])
        .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    }

    // The same with abbreviations written out, and the other way round.
    const pairsOfWords = pairs.flatMap(([short, long]) => [[words(short), words(long)], [words(long), words(short)]]);
    const at = (asked, run) => asked.findIndex((_, i) => run.every((key, j) => [key, fold(key)].includes(asked[i + j]?.key)));
    const readings = (asked) => {
      const other = [];
      for (const [from, to] of pairsOfWords) {
        const place = from.length ? at(asked, from) : -1;
        if (place < 0 || !to.length) continue;
        const inside = to.map((key) => ({ key, fold: fold(key), quote: asked[place].quote }));
        other.push([...asked.slice(0, place), ...inside, ...asked.slice(place + from.length)].slice(0, MOST_WORDS));
      }
      return [asked, ...other.slice(0, 3)];
    };
    const isWhole = (asked, hits) => hits.length > 0 && hits[0][2] === (1 << asked.length) - 1;

    async function run(query, whole) {
      const asked = parse(query);
      if (!asked.length) return { asked, hits: [] };
      const runs = await Promise.all(readings(asked).map(async (words) => ({ words, hits: await score(words, whole) })));
      const full = runs.filter(({ words, hits }) => isWhole(words, hits));
      if (runs.length === 1 || !full.length) return { asked, hits: runs[0].hits, whole: isWhole(asked, runs[0].hits) };
      const best = new Map();
      for (const { hits } of full) for (const hit of hits) if (!(best.get(hit[0])?.[1] >= hit[1])) best.set(hit[0], hit);
      return { asked: full.flatMap(({ words }) => words), hits: [...best.values()].sort((a, b) => b[1] - a[1] || a[0] - b[0]), whole: true };
    }

    // One letter too many, too few, wrong or swapped: the nearest word that the index has.
    const near = (a, b) => {
      let i = 0, j = 0;
      while (i < a.length && a[i] === b[i]) i++;
      while (j < Math.min(a.length, b.length) - i && a.at(-1 - j) === b.at(-1 - j)) j++;
      const [x, y] = [a.slice(i, a.length - j), b.slice(i, b.length - j)];
      return x.length + y.length < 2 || (x.length === 1 && y.length === 1) || (x.length === 2 && x === y[1] + y[0]);
    };
    async function help(query) {
      let is_other = false;
      const better = await Promise.all(words(query).slice(0, MOST_WORDS).map(async (key) => {
        const own = fold(key), { folds } = await shard(own);
        if (own[0] === "#" || own.length < 3 || folds.includes(own)) return key.replace(/^#/, "");
        const other = folds.find((fold) => fold[0] !== "#" && near(own, fold));
        is_other ||= !!other;
        return other ?? own;
      }));
      return is_other ? better.map((word) => fold(word)).join(" ") : "";
    }

    return {
      // `{ query, asked, hits, facets, better }`: what was understood, its words, [page, score], and a mend where little was found.
      async search(query, whole = false) {
        await ready();
        let result = { query, ...(await run(query, whole)) };
        if (!result.whole && /^[\x20-\x7e]+$/.test(query)) {
          const meant = query.replace(/[a-z][a-z0-9]*/gi, typed);
          const other = meant === query ? { hits: [] } : await run(meant, whole);
          if (other.whole || (!result.hits.length && other.hits.length)) result = { query: meant, ...other };
        }
        if (!result.whole) result.better = await help(query);
        return result;
      },
      facet: (page) => meta.facets[meta.of.charCodeAt(page) - 48],
      row: async (page) => (await file(meta.table[Math.floor(page / meta.rows)], json))[page % meta.rows],
    };
  }

  // ---- The page

  function start() {
    const say = JSON.parse(document.getElementById("search-data").textContent);
    const part = (name) => document.querySelector(`[data-search="${name}"]`);
    const [form, status, list, more, kinds, topics, copy, danger, empty, better] = ["form", "status", "list", "more", "kind", "topic", "copy", "danger", "empty", "better"].map(part);
    const box = form.querySelector("input");
    const url = (path) => new URL(path, document.baseURI).href;
    const base = url(say.meta).replace(/[^/]*$/, ""), root = url(say.root);
    const make = (tag, text, parent) => {
      const element = document.createElement(tag);
      element.textContent = text;
      parent?.append(element);
      return element;
    };
    const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

    const unpack = async (bytes) => {
      // Some hosts have unpacked it already.
      if (bytes[0] !== 31 || bytes[1] !== 139) return bytes;
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
    const waiting = new Map();
    globalThis.chiengSearch = (text) => waiting.get(document.currentScript)?.(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
    const load = async (name) => {
      const address = name ? `${base}${name}.${say.portable ? "js" : "bin"}` : url(say.meta);
      if (!say.portable) {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(answer.status);
        return unpack(new Uint8Array(await answer.arrayBuffer()));
      }
      const script = make("script", "");
      const bytes = await new Promise((resolve, reject) => {
        waiting.set(script, resolve);
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
        const isMeant = asked.some((word, i) => agree(word.key, own) > 0.7 && word.fold === plain || (i === asked.length - 1 && word.fold.length > 1 && plain.startsWith(word.fold)));
        if (!isMeant) continue;
        parent.append(text.slice(end, at));
        make("mark", word, parent);
        end = at + word.length;
      }
      parent.append(text.slice(end));
    };
    const day = (date) =>
      /^vi\b/.test(say.lang) ? date.split("-").reverse().map(Number).join("/") : new Date(date).toLocaleDateString(say.lang === "en" ? "en-GB" : say.lang, { dateStyle: "long", timeZone: "UTC" });
    const item = ([address, title, summary, date, numbers = []], kind, asked) => {
      const element = make("li", "");
      const link = make("a", "", make("h2", "", element));
      link.href = new URL(address, root);
      mark(title, asked, link);
      make("p", [say.kinds[kind], date && day(date)].filter(Boolean).join(" · "), element).className = "meta";
      if (summary) mark(summary, asked, make("p", "", element));
      for (const [shown, href] of numbers) {
        const number = make(href ? "a" : "b", shown, make("p", "", element));
        number.className = "num";
        if (href) number.href = href;
      }
      return element;
    };

    // By the marks where there are any; a short word without marks only when it is all that was typed.
    const speaksOfDanger = (query) => {
      const asked = words(query), plain = asked.map(fold);
      return say.danger.some((phrase) => {
        const run = words(phrase), bare = run.map(fold);
        const stands = (own, run) => own.some((_, i) => run.every((word, j) => own[i + j] === word));
        return stands(asked, run) || ((run.length > 1 || asked.length === 1) && asked.join() === plain.join() && stands(plain, bare));
      });
    };

    const STEP = 10;
    let turn = 0, hits = [], shown = 0, result;
    async function showMore() {
      const own = turn, next = hits.slice(shown, shown + STEP);
      const rows = await Promise.all(next.map(([page]) => index.row(page)));
      if (own !== turn) return;
      const items = rows.map((row, i) => item(row, index.facet(next[i][0])[0], result.asked));
      list.append(...items);
      shown += items.length;
      more.hidden = shown >= hits.length;
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
    async function filter() {
      const fits = ([page]) => {
        const [kind, own] = index.facet(page);
        return (!kinds.value || kind === kinds.value) && (!topics.value || own.includes(+topics.value));
      };
      hits = result.hits.filter(fits);
      shown = 0;
      list.replaceChildren();
      await showMore();
      const text = hits.length ? (result.query === result.asked_query ? say.count : say.read) : say.none;
      status.textContent = fill(text, { n: hits.length.toLocaleString(say.lang), q: result.query });
      empty.hidden = hits.length > 0;
      better.hidden = !result.better;
      better.lastElementChild.textContent = result.better ?? "";
    }
    async function search(whole) {
      const own = ++turn, query = box.value.trim();
      danger.hidden = !speaksOfDanger(query);
      copy.hidden = !query;
      copy.textContent = say.copy;
      if (!words(query).length) {
        list.replaceChildren();
        status.textContent = "";
        for (const element of [empty, better, more, kinds.form]) element.hidden = true;
        return;
      }
      try {
        const found = await index.search(query, whole);
        if (own !== turn) return;
        result = { ...found, asked_query: query };
        kinds.form.hidden = !result.hits.length;
        choices(kinds, say.kinds, ([kind]) => [kind]);
        choices(topics, say.topics, ([, own]) => own.map(String));
        await filter();
      } catch {
        if (own !== turn) return;
        list.replaceChildren();
        for (const element of [better, more, kinds.form]) element.hidden = true;
        empty.hidden = false;
        status.textContent = say.failed;
      }
    }

    let timer;
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, 150);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      clearTimeout(timer);
      await search(true);
      list.querySelector("a")?.focus();
    });
    const guarded = (work) => async () => {
      try {
        await work();
      } catch {
        status.textContent = say.failed;
      }
    };
    for (const select of [kinds, topics]) select.addEventListener("change", guarded(filter));
    kinds.form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", guarded(async () => (await showMore())?.querySelector("a").focus()));
    better.lastElementChild.addEventListener("click", () => {
      box.value = better.lastElementChild.textContent;
      box.focus();
      search(true);
    });
    copy.addEventListener("click", async () => {
      const address = new URL(location.pathname, location.href);
      address.searchParams.set("q", box.value.trim());
      try {
        await navigator.clipboard.writeText(address);
      } catch {
        const text = make("textarea", address, document.body);
        text.select();
        document.execCommand("copy");
        text.remove();
      }
      copy.textContent = say.copied;
    });
    addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const links = [...list.querySelectorAll("h2 a")], at = links.indexOf(document.activeElement);
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) box.focus();
      else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === box) && links[at + 1]) links[at + 1].focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? box).focus();
      else return;
      event.preventDefault();
    });
    form.hidden = false;
    box.value = new URLSearchParams(location.search).get("q") ?? box.value;
    if (box.value) search(true);
  }

  if (typeof document === "undefined") globalThis.chiengSearchParts = { words, key, fold, typed, readWords, open };
  else start();
})();
