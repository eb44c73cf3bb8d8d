/*
 * How a search reads text: folding, the terms of a query, the lines of a page, and the words around a hit.
 * The same folding as tools/gongkai/publish/search/folding.py, and the same lines as page_text.py; tests compare them.
 */
"use strict";

globalThis.gongkai = globalThis.gongkai || {};

(() => {
  const UNREAD = /^[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{Mn}\p{Cs}]$/u;
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const WORDS_LEFT = 24, WORDS_ALL = 110; // characters of an excerpt before the hit, and altogether

  /* A function that folds a text; `table` is two texts of equal length, character by character (folding.table_for). */
  const folding = table => {
    const [from, to] = table.map(text => Array.from(text));
    const changed = new Map(from.map((character, number) => [character, to[number]]));
    const known = new Map();
    const foldedCharacter = character => {
      let found = known.get(character);
      if (found === undefined) {
        found = Array.from(character.normalize("NFKD").toLowerCase())
          .filter(one => !UNREAD.test(one)).map(one => changed.get(one) || one).join("");
        known.set(character, found);
      }
      return found;
    };
    return text => Array.from(text, foldedCharacter).join("");
  };

  /* The folded text with, for each of its characters, the number of the character in `text` that it comes from. */
  const traced = (text, fold) => {
    const characters = Array.from(text), found = [], origins = [];
    characters.forEach((character, number) => {
      for (const one of fold(character)) {
        found.push(one);
        origins.push(number);
      }
    });
    return {characters, found: found.join(""), origins};
  };

  /*
   * The terms of a query, all of which have to occur: what blanks separate, and what stands between quotation marks. A day
   * written with blanks is one term: 2018 年 1 月 3 日, 3 January 2018.
   */
  const terms = (query, fold) => {
    const whole = query.normalize("NFKC").replace(/[\u201c\u201d\u201e\u300c\u300d\u300e\u300f]/g, '"')
      .replace(/([0-9])\s+(?=[年月日])/g, "$1").replace(/([年月])\s+(?=[0-9])/g, "$1")
      .replace(new RegExp(`\\b(?:([0-3]?[0-9])\\s+)?(${MONTHS.join("|")})\\s+([0-9]{4})\\b`, "gi"), "$1$2$3");
    const parts = whole.match(/"[^"]*"|[^\s"]+/g) || [];
    return Array.from(new Set(parts.map(part => fold(part.replace(/"/g, ""))).filter(Boolean)));
  };

  const two = number => String(number).padStart(2, "0");
  const ways = {
    chinese: (y, m, d) => (y ? `${y}年` : "") + (m ? `${m}月` : "") + (d ? `${d}日` : ""),
    iso: (y, m, d) => (y || "") + (m ? `-${two(m)}` : "") + (d ? `-${two(d)}` : ""),
    english: (y, m, d) => (d || "") + (m ? MONTHS[m - 1] : "") + (y || ""),
  };
  // Each begins where no digit stands before it: 2018年1月, 2018-01-03, 1月3日, 3january2018.
  const DAYS = new RegExp("(^|[^0-9])(?:([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日?)?(?![0-9])" +
    "|([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?![0-9])" +
    `|([0-9]{1,2})月([0-9]{1,2})日|([0-9]{1,2})?(${MONTHS.join("|")})([0-9]{4})(?![0-9]))`, "g");
  const AMOUNT = /(-?)¥?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)((?:\.[0-9]+)?)/g;

  /* A folded term cut into texts and days [year, month, day], where what is not said is 0. */
  const cutAtDays = term => {
    const parts = [];
    let at = 0;
    for (const found of term.matchAll(DAYS)) {
      const [, before, y, m, d, year, month, day, ofMonth, ofDay, inDay, name, inYear] = found;
      const date = name ? [inYear, MONTHS.indexOf(name) + 1, inDay] : ofMonth ? [0, ofMonth, ofDay] : [y || year, m || month, d || day];
      const [, numberOfMonth, numberOfDay] = date.map(part => Number(part || 0));
      if (numberOfMonth < 1 || numberOfMonth > 12 || numberOfDay > 31) continue;
      const from = found.index + before.length;
      if (from > at) parts.push(term.slice(at, from));
      parts.push([date[0] || "", numberOfMonth, numberOfDay]);
      at = found.index + found[0].length;
    }
    if (at < term.length) parts.push(term.slice(at));
    return parts;
  };

  /* A text with its amounts written in another way; what is part of a name or a longer number stays as it is. */
  const amountsAs = (text, separate, minusSign) => text.replace(AMOUNT, (all, minus, digits, decimals, at) => {
    if (/^[-a-z年月日号]/.test(text.slice(at + all.length)) || /[0-9a-z][-/.]?$/.test(text.slice(0, at))) return all;
    const plain = digits.replace(/,/g, "");
    const written = separate ? plain.replace(/(?!^)(?=(?:[0-9]{3})+$)/g, ",") : plain;
    return (minus && minusSign) + written + decimals;
  });

  /* A folded term and its other spellings: days in three ways, amounts with and without separators. Any may occur. */
  const spellings = term => {
    const found = new Set([term]), parts = cutAtDays(term);
    const signs = parts.some(part => typeof part === "string" && /-¥?[0-9]/.test(part)) ? ["-", "-¥"] : [""];
    for (const way of Object.values(ways)) {
      for (const separate of [false, true]) {
        for (const sign of signs) {
          found.add(parts.map(part => typeof part === "string" ? amountsAs(part, separate, sign) : way(...part)).join(""));
        }
      }
    }
    return Array.from(found).filter(one => one.length > 1);
  };

  const BLOCKS = new Set(
    ("address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr " +
      "li main nav ol p pre section summary svg table tbody td text tfoot th thead tr ul").split(" "));
  const NOT_ITS_OWN = "nav.breadcrumbs, nav.more-pages, template, noscript, script";

  /* The lines of a page's main part, in order, as a reader sees them; the file of the record comes last. */
  const linesOf = page => {
    const lines = [""], files = [];
    const walk = node => {
      for (const child of node.childNodes) {
        if (child.nodeType === 3) lines[lines.length - 1] += child.data;
        if (child.nodeType !== 1 || child.matches(NOT_ITS_OWN)) continue;
        if (child.matches("pre.numbered")) {
          files.push(...child.textContent.split("\n"));
          continue;
        }
        const block = BLOCKS.has(child.localName);
        if (block) lines.push("");
        walk(child);
        if (block) lines.push("");
      }
    };
    const main = page.querySelector("main");
    if (main) walk(main);
    return lines.concat(files).map(line => line.trim().replace(/\s+/g, " ")).filter(Boolean);
  };

  /* Where any of the folded texts `wanted` stands in `text`, as pairs of numbers of characters: from, and up to. */
  const places = (text, wanted, fold) => {
    const {found, origins} = traced(text, fold), spans = [];
    const numbers = []; // of the character at each unit of the folded text
    Array.from(found).forEach((character, number) => { for (let i = 0; i < character.length; i++) numbers.push(number); });
    for (const one of wanted) {
      for (let at = found.indexOf(one); at !== -1; at = found.indexOf(one, at + 1)) {
        spans.push([origins[numbers[at]], origins[numbers[at + one.length - 1]] + 1]);
      }
    }
    spans.sort((a, b) => a[0] - b[0]);
    const joined = [];
    for (const [from, to] of spans) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    return joined;
  };

  /* A text cut into pieces {text, hit}, with what is wanted as pieces of their own. */
  const marked = (text, wanted, fold) => {
    const characters = Array.from(text), pieces = [];
    let at = 0;
    for (const [from, to] of places(text, wanted, fold)) {
      if (from > at) pieces.push({text: characters.slice(at, from).join(""), hit: false});
      pieces.push({text: characters.slice(from, to).join(""), hit: true});
      at = to;
    }
    if (at < characters.length) pieces.push({text: characters.slice(at).join(""), hit: false});
    return pieces;
  };

  /*
   * What stands around the first hits in the lines of a page, as pieces. `wanted` are the spellings of each term. The line
   * with most of the terms is shown, the earliest of those, with its neighbours where it is short.
   */
  const excerpt = (lines, wanted, fold) => {
    const folded = lines.map(fold);
    let best = -1, most = 0;
    folded.forEach((line, number) => {
      const here = wanted.filter(spelled => spelled.some(one => line.includes(one))).length;
      // The first two lines are what the page is called, which is shown above.
      if (here > most || here === most && here && best < 2) [best, most] = [number, here];
    });
    if (best === -1) return [{text: cut(lines.slice(1).join(" · "), 0), hit: false}];
    const all = [].concat(...wanted);
    let text = lines[best];
    const [[hit]] = places(text, all, fold);
    if (hit > WORDS_LEFT) text = "…" + Array.from(text).slice(hit - WORDS_LEFT).join("");
    else if (best > 0) text = `${shortened(lines[best - 1])} · ${text}`;
    for (let next = best + 1; next < lines.length && Array.from(text).length < WORDS_ALL; next++) text += ` · ${lines[next]}`;
    return marked(cut(text, WORDS_ALL), all, fold);
  };
  const cut = (text, most) => {
    const characters = Array.from(text);
    return characters.length > (most || WORDS_ALL) ? characters.slice(0, most || WORDS_ALL).join("") + "…" : text;
  };
  const shortened = line => {
    const characters = Array.from(line);
    return characters.length > WORDS_LEFT ? "…" + characters.slice(-WORDS_LEFT).join("") : line;
  };

  Object.assign(globalThis.gongkai, {folding, terms, spellings, linesOf, marked, excerpt});
})();
