// The index that src/search/ makes, as a browser reads it: in go a loader of its files and a query, out come the pages
// that fit, best first. Words are cut and compared as src/text/tokens.rs and src/text/syllable.rs do; the tests run both
// over the same cases. It touches no page, so that it runs outside of a browser too.
(() => {
  // ---- Words

  const TONES = { "\u0300": 1, "\u0301": 2, "\u0303": 3, "\u0309": 4, "\u0323": 5 };
  const WORD = /(?:(?!ʼ)[\p{Alphabetic}\p{N}]|\p{M})+/gu;
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/;

  // Joins shape marks that were typed after the tone.
  const repair = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u0303\u0306\u0309]{2,}/g, (marks) => [...marks].sort((a, b) => !!TONES[a] - !!TONES[b]).join("")).normalize("NFC");
  const lower = (text) => repair(text.toLowerCase().replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/[ðɖ]/g, "đ"));

  // The toned key: letters with shapes, the tone as a digit behind them; what has digits stays as it is.
  function key(word) {
    word = lower(word);
    if (/\p{N}/u.test(word)) return "#" + word.replace(/^0(?=\d$)/, "");
    let tone = "";
    word = word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => ((tone = TONES[mark]), "")).normalize("NFC");
    return word.replace(/^(b|h|k|l|m|n|s|t|v|qu)y$/, "$1i") + tone;
  }
  const fold = (key) =>
    key[0] === "#" ? key : key.replace(/\d$/, "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/ƀ/g, "b").normalize("NFC");

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
  const SHAPES = { a: ["a", "â"], e: ["e", "ê"], o: ["o", "ô"], w: ["aou", "ăơư"], 6: ["aeo", "âêô"], 7: ["ou", "ơư"], 8: ["a", "ă"] };
  function typed(word) {
    let out = "", tone = "";
    const last = (letters, text) => Math.max(...[...letters].map((c) => text.lastIndexOf(c)));
    const shape = ([plain, shaped]) => {
      const at = last(plain, out);
      if (at >= 0) out = out.slice(0, at) + shaped[plain.indexOf(out[at])] + out.slice(at + 1);
      return at >= 0;
    };
    for (const c of word.toLowerCase()) {
      const vowel = /[aeiouyăâêôơư]/.test(out);
      const mark = vowel ? Math.max(" fsxrj".indexOf(c), " 21435".indexOf(c)) : 0;
      if (mark > 0) tone = mark;
      else if (/[w7]/.test(c) && /uo|ưo/.test(out)) out = out.replace(/[uư]o/, "ươ");
      else if (/[d9]/.test(c) && out[0] === "d") out = "đ" + out.slice(1);
      else if (SHAPES[c] && shape(SHAPES[c])) continue;
      else out += c === "w" ? "ư" : c;
    }
    const [, start, vowels, end] = out.match(/^(qu|gi(?=[aeiouyăâêôơư])|[^aeiouyăâêôơư]*)([aeiouyăâêôơư]*)(.*)$/);
    if (!tone || !vowels) return out;
    let at = last("ăâêôơư", vowels);
    if (at < 0) at = vowels.length > 2 || (end && vowels.length > 1) ? 1 : 0;
    const sign = Object.keys(TONES).find((sign) => TONES[sign] === tone);
    return (start + vowels.slice(0, at + 1) + sign + vowels.slice(at + 1) + end).normalize("NFC");
  }

  // ---- The index

  const decoder = new TextDecoder();

  // A file of words: for each fold a block, as src/search/block.rs writes it.
  function readWords(bytes) {
    let i = 0;
    const end = bytes.length;
    const within = (place) => {
      if (place > end) throw new Error("truncated");
      return place;
    };
    const number = () => {
      let value = 0, shift = 0, byte;
      do {
        byte = bytes[within(++i) - 1];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte & 128);
      return value >>> 0;
    };
    const text = () => {
      const length = number();
      return decoder.decode(bytes.subarray(i, (i = within(i + length))));
    };
    const times = (read) => Array.from({ length: within(number()) }, read);
    const postings = () => {
      let doc = -1;
      return times(() => {
        const step = number();
        return [(doc += 1 + (step >> 2)), step & 3];
      });
    };
    const places = new Map();
    while (i < end) {
      const length = number(), at = i;
      places.set(text(), i);
      i = within(at + length);
    }
    const block = (fold) => {
      if (!places.has(fold)) return undefined;
      i = places.get(fold);
      const ones = times(() => [text(), postings()]);
      const twos = times(() => [ones[number()][0], text(), postings()]);
      return { ones, twos };
    };
    return { folds: [...places.keys()], block };
  }

  // How well what was typed agrees with what is written: exact, without marks, with another tone, otherwise.
  const agree = (typed, written) =>
    typed === written ? 1 : typed === fold(written) ? 0.8 : /\d$/.test(typed) && /\d$/.test(written) && typed.slice(-1) !== written.slice(-1) ? 0.15 : 0.3;

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
      const place = meta.folds.filter((first) => first <= fold).length - 1;
      return file(meta.words[Math.max(place, 0)], readWords);
    };

    // What is between quotation marks must stand there so.
    const parse = (query) => {
      const parts = query.split(/["“”„«»]/);
      const quote = (i) => i % 2 && i < parts.length - 1 && i;
      return parts.flatMap((part, i) => words(part).map((key) => ({ key, fold: fold(key), quote: quote(i) }))).slice(0, MOST_WORDS);
    };

    const order = (a, b) => b[1] - a[1] || a[0] - b[0];
    // [page, score, bits of the words found], best first.
    async function score(asked, whole) {
      const last = asked.length - 1, all = (1 << asked.length) - 1, found = new Map();
      const shards = await Promise.all(asked.map((word) => shard(word.fold)));
      const blocks = shards.map((own, i) => own.block(asked[i].fold) ?? { ones: [], twos: [] });
      const rarity = (pages) => Math.log(1 + (meta.n - pages + 0.5) / (pages + 0.5));
      const add = (best, pages, weight, field, bit) => {
        for (const [page, value] of best) {
          const own = found.get(page) ?? { score: 0, one: 0, two: 0 };
          found.set(page, own);
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
          keep(best, list, fits, 0.25);
        }
        // Results while typing: the last syllable may be half a one.
        if (i === last && !whole && !word.quote && (word.fold.length > 2 || (last && !best.size))) {
          const longer = shards[i].folds.filter((fold) => fold.startsWith(word.fold) && fold !== word.fold).slice(0, 20);
          for (const fold of longer)
            for (const [, list] of shards[i].block(fold).ones) {
              pages += list.length;
              keep(best, list, 0.2, 0.25);
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
          keep(best, list, one * two, 0.3);
        }
        // A large index has no neighbours that a single page has: then the words alone must do.
        if (together && (best.size || !meta.cut)) needed |= 1 << i;
        add(best, pages, 4, "two", i);
      }
      const bits = (set) => set.toString(2).replace(/0/g, "").length;
      let out = [...found].filter(([, own]) => (own.two & needed) === needed);
      if (asked.some((word) => word.quote) || out.some(([, own]) => own.one === all)) out = out.filter(([, own]) => own.one === all);
      return out
        .map(([page, own]) => [page, own.one === all ? own.score : (own.score * 0.3 * bits(own.one)) / asked.length, own.one])
        .sort(order);
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

    async function run(query, whole) {
      const asked = parse(query);
      if (!asked.length) return { asked, hits: [] };
      const runs = await Promise.all(readings(asked).map(async (words) => ({ words, hits: await score(words, whole) })));
      const full = runs.filter(({ words, hits }) => hits.length && hits[0][2] === (1 << words.length) - 1);
      const used = full.length ? full : runs.slice(0, 1), best = new Map();
      for (const { hits } of used) for (const hit of hits) if (!(best.get(hit[0])?.[1] >= hit[1])) best.set(hit[0], hit);
      return { asked: used.flatMap(({ words }) => words), hits: [...best.values()].sort(order), whole: full.length > 0 };
    }

    // One letter too many, too few, wrong or swapped: the nearest word that the index has.
    const without = (word, at) => word.slice(0, at) + word.slice(at + 1);
    const near = (a, b) => [...a, 0].some((_, i) => [a, without(a, i)].some((own) => [b, without(b, i), without(b, i + 1)].includes(own)));
    async function help(query) {
      let isOther = false;
      const words = parse(query).map(async ({ fold }) => {
        const { folds } = await shard(fold);
        const other = fold[0] === "#" || fold.length < 3 || folds.includes(fold) ? undefined : folds.find((other) => near(fold, other));
        isOther ||= !!other;
        return (other ?? fold).replace("#", "");
      });
      const better = (await Promise.all(words)).join(" ");
      return isOther ? better : "";
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

  globalThis.chieng = { WORD, words, key, fold, agree, typed, readWords, open };
})();
