/*
 * The page of the search: its form, its results, and its address, which keeps the query. It asks a back end, an object
 * with the methods of SiteIndex (search-index.js): ready, fold, find, facts, card, text, places, kinds. A page that has no
 * server sets `gongkai.backEnd` to one that looks through documents in memory.
 *
 * Every word comes from the page, in its language. Text of records is only ever put into text nodes.
 */
"use strict";

(() => {
  const AT_ONCE = 10; // results shown, and shown more with each press
  const PAUSE = 250; // milliseconds after the last key
  const FACETS = ["kind", "area", "compound", "year", "state"];

  /* A search over a back end. */
  class Search {
    constructor(backEnd) {
      this.backEnd = backEnd;
    }

    /*
     * What is found for a query, narrowed by `filters` (an id or a code for each of FACETS, "" for all) and in the order
     * of `filters.sort` ("relevance", "newest", "oldest"): {wanted, short, results, counts}. `wanted` are the spellings
     * of each term, `short` the terms of one character, which are not searched, `results` the numbers of documents, and
     * `counts` for each facet how many there are of each value, as narrowed by the others.
     */
    async search(query, filters) {
      await this.backEnd.ready();
      const terms = gongkai.terms(query, this.backEnd.fold);
      const long = terms.filter(term => Array.from(term).length > 1);
      const wanted = long.map(gongkai.spellings);
      const found = await Promise.all(wanted.map(spelled => this.backEnd.find(spelled)));
      const [first, ...others] = found.sort((a, b) => a.size - b.size);
      const all = [];
      for (const [number, hit] of first || []) {
        const hits = [hit, ...others.map(other => other.get(number))];
        if (hits.every(Boolean)) {
          all.push({number, ...this._facets(number), ...["title", "hits"].reduce((sums, name) => ({
            ...sums, [name]: hits.reduce((sum, one) => sum + one[name], 0)}), {})});
        }
      }
      const {results, counts} = narrowed(all, filters);
      const later = (a, b) => a.day < b.day ? 1 : a.day > b.day ? -1 : 0;
      const orders = {
        // What is said of a place goes before what is explained, unless the title is the very words.
        relevance: (a, b) => b.title + b.placed - a.title - a.placed || b.hits - a.hits || later(a, b),
        newest: (a, b) => later(a, b),
        oldest: (a, b) => !a.day - !b.day || later(b, a), // without a day they come last
      };
      const order = orders[filters.sort] || orders.relevance;
      results.sort((a, b) => order(a, b) || a.number - b.number);
      return {wanted, short: terms.filter(term => !long.includes(term)), results: results.map(one => one.number), counts};
    }

    /* What a document is narrowed by: a list of values for each facet. */
    _facets(number) {
      const {kind, place, state, day} = this.backEnd.facts(number), {places} = this.backEnd;
      const areas = [], compounds = [];
      for (let one = place; one > 0 && !areas.includes(places[one][0]); one = places[one][2]) {
        (places[one][3] === "area" ? areas : compounds).push(places[one][0]);
      }
      return {day, placed: place > 0 ? 2.5 : 0, kind: [kind], area: areas, compound: compounds, year: [day.slice(0, 4)], state: [state]};
    }
  }

  const narrowed = (all, filters) => {
    const counts = {}, chosen = FACETS.filter(facet => filters[facet]);
    for (const facet of FACETS) counts[facet] = new Map();
    const results = all.filter(one => {
      const missed = chosen.filter(facet => !one[facet].includes(filters[facet]));
      for (const facet of FACETS) {
        if (missed.every(other => other === facet)) {
          for (const value of one[facet]) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
        }
      }
      return !missed.length;
    });
    return {results, counts};
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /* Text of records is Chinese on English pages too, and is to be read out as such. */
  const inItsLanguage = made => {
    const chinese = /[\u3400-\u9fff]/.test(made.textContent);
    if (chinese && !document.documentElement.lang.startsWith("zh")) made.lang = "zh-Hans";
  };

  /* Pieces {text, hit} as nodes, hits inside <mark>. */
  const nodes = pieces => pieces.map(piece => piece.hit ? element("mark", "", piece.text) : document.createTextNode(piece.text));

  class SearchPage {
    constructor(form, backEnd) {
      this.form = form;
      this.backEnd = backEnd;
      this.engine = new Search(backEnd);
      this.words = document.getElementById("search-words").dataset;
      this.status = document.getElementById("search-status");
      this.list = document.getElementById("search-results");
      this.nothing = document.getElementById("search-nothing");
      this.more = document.getElementById("search-more");
      this.facets = form.querySelector(".search-filters");
      this.facets.open = matchMedia("(min-width: 40rem)").matches; // on a phone the results come first
      this.asked = 0;
      form.hidden = false;
      form.addEventListener("submit", event => {
        event.preventDefault();
        this.run(true);
      });
      form.elements.q.addEventListener("input", event => event.isComposing || this.runSoon());
      form.elements.q.addEventListener("compositionend", () => this.runSoon());
      form.addEventListener("change", event => event.target !== form.elements.q && this.run(true));
      this.more.addEventListener("click", () => this.showMore(true));
      addEventListener("popstate", () => this.fromAddress());
      this.fromAddress();
    }

    get filters() {
      const chosen = {};
      for (const name of [...FACETS, "sort"]) chosen[name] = this.form.elements[name].value;
      return chosen;
    }

    /* Fill the form from the address, and search. */
    fromAddress() {
      const asked = new URLSearchParams(location.search);
      this.form.elements.q.value = asked.get("q") || "";
      for (const name of [...FACETS, "sort"]) {
        const select = this.form.elements[name], value = asked.get(name) || "";
        if (value && !Array.from(select.options).some(option => option.value === value)) select.add(new Option(value, value));
        select.value = value || select.options[0].value;
      }
      this.run(false);
    }

    runSoon() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.run(true), PAUSE);
    }

    toAddress() {
      const asked = new URLSearchParams();
      const query = this.form.elements.q.value.trim();
      if (query) asked.set("q", query);
      for (const [name, value] of Object.entries(this.filters)) if (value && value !== "relevance") asked.set(name, value);
      const search = asked.toString();
      history.replaceState(null, "", search ? `?${search}` : location.pathname);
    }

    async run(changed) {
      clearTimeout(this.waiting);
      const asked = ++this.asked, query = this.form.elements.q.value.trim();
      if (changed) this.toAddress();
      if (!query) return this.show({results: [], wanted: [], short: []}, "");
      const slow = setTimeout(() => this.say(this.words.searching), 400);
      try {
        const found = await this.engine.search(query, this.filters);
        clearTimeout(slow);
        if (asked === this.asked) await this.show(found, query);
      } catch (error) {
        if (asked === this.asked) {
          this.clear();
          this.say(this.words.failed);
        }
      } finally {
        clearTimeout(slow);
      }
    }

    say(words) {
      this.status.textContent = words;
    }

    /* Take away what was found before. The filters stay where they are while there is a query. */
    clear() {
      this.list.replaceChildren ? this.list.replaceChildren() : this.list.textContent = "";
      this.more.hidden = this.nothing.hidden = true;
      this.facets.hidden = true;
    }

    async show(found, query) {
      this.found = found;
      this.clear();
      if (!found.wanted.length) return this.say(query ? this.words.short : "");
      this.fillFacets(found.counts);
      const ignored = found.short.length ? ` ${this.words.ignored.replace("{terms}", found.short.join(" "))}` : "";
      const words = this.words.found.replace("{n}", found.results.length.toLocaleString(document.documentElement.lang));
      this.say((found.results.length ? words : this.words.nothing) + ignored);
      this.nothing.hidden = found.results.length > 0;
      await this.showMore(false);
    }

    /* Offer only what would find something, with its number; what is chosen stays. */
    fillFacets(counts) {
      const {places, kinds} = this.backEnd;
      const titles = {
        kind: kinds,
        area: places.filter(place => place[3] === "area"),
        compound: places.filter(place => place[3] === "compound"),
        year: Array.from(counts.year.keys()).filter(Boolean).sort().reverse().map(year => [year, year]),
        state: Array.from(counts.state.keys()).filter(Boolean).sort().map(state => [state, state]),
      };
      for (const facet of FACETS) {
        const select = this.form.elements[facet], chosen = select.value, all = select.options[0];
        select.length = 0;
        select.add(all);
        for (const [value, title] of titles[facet]) {
          const number = counts[facet].get(value) || 0;
          if (value && (number || value === chosen)) select.add(new Option(`${title} (${number})`, value));
        }
        if (chosen && !Array.from(select.options).some(option => option.value === chosen)) select.add(new Option(chosen, chosen));
        select.value = chosen;
        select.closest(".search-filter").hidden = select.options.length < 2;
      }
      this.facets.hidden = false;
      if (FACETS.some(facet => this.form.elements[facet].value)) this.facets.open = true;
    }

    /* Show the next results; with `moving`, the reader goes on at the first of them. */
    async showMore(moving) {
      const {found, asked, list} = this, shown = list.children.length;
      const numbers = found.results.slice(shown, shown + AT_ONCE);
      const cards = await Promise.all(numbers.map(number => this.backEnd.card(number)));
      if (found !== this.found || asked !== this.asked || list.children.length !== shown) return;
      const items = cards.map((card, i) => this.item(card, numbers[i]));
      list.append(...items.map(item => item.made));
      this.more.hidden = list.children.length >= found.results.length;
      if (moving && items.length) items[0].made.querySelector("a").focus();
      // The words around a hit come from its page, which is fetched only when the reader comes near: pages are heavy.
      const near = new IntersectionObserver(seen => {
        for (const {target} of seen.filter(one => one.isIntersecting)) {
          near.unobserve(target);
          const {excerpt, number} = items.find(item => item.made === target);
          this.fillExcerpt(excerpt, number, found.wanted);
        }
      }, {rootMargin: "200px"});
      for (const {made} of items) near.observe(made);
    }

    item(card, number) {
      const {kind, place, state, day} = this.backEnd.facts(number), {places, kinds, fold} = this.backEnd;
      const all = [].concat(...this.found.wanted);
      const link = element("a", "", ...nodes(gongkai.marked(card.title, all, fold)));
      link.href = this.form.dataset.root + card.path;
      inItsLanguage(link);
      const title = (kinds.find(one => one[0] === kind) || ["", kind])[1];
      const facts = [title, place > 0 ? places[place][1] : "", this.dayWords(day), state, card.fictional ? this.words.fictional : ""];
      const excerpt = element("p", "search-excerpt");
      const made = element("li", "", link,
        element("p", "search-facts", ...facts.filter(Boolean).map(fact => element("span", "", fact))), excerpt);
      return {made, excerpt, number};
    }

    /* 2018年1月3日 or 3 January 2018, as the page writes its days; a month or a year where no more is known. */
    dayWords(day) {
      if (!day) return "";
      const parts = day.split("-").map(Number);
      const date = new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1));
      const how = {timeZone: "UTC", year: "numeric"};
      if (parts[1]) how.month = "long";
      if (parts[2]) how.day = "numeric";
      const lang = document.documentElement.lang;
      return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, how).format(date);
    }

    async fillExcerpt(excerpt, number, wanted) {
      try {
        excerpt.append(...nodes(gongkai.excerpt(await this.backEnd.text(number), wanted, this.backEnd.fold)));
        inItsLanguage(excerpt);
      } catch (error) {
        excerpt.hidden = true; // the title leads to the page all the same
      }
    }
  }

  globalThis.gongkai.Search = Search;
  const form = document.getElementById("search-form");
  if (form) {
    const {index, root} = form.dataset;
    globalThis.gongkai.searchPage = new SearchPage(form, gongkai.backEnd || new gongkai.SiteIndex(index, root));
  }
})();
