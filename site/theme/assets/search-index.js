/*
 * The back end of the search that reads the index of the site (tools/gongkai/publish/search/index.py and postings.py): it
 * fetches the lists for the pairs of characters of a query, and nothing else.
 */
"use strict";

globalThis.gongkai = globalThis.gongkai || {};

(() => {
  /* Reads whole numbers from bytes: seven bits in each, the lowest first. */
  class Numbers {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    get more() {
      return this.at < this.bytes.length;
    }

    next() {
      let number = 0, factor = 1, byte;
      do {
        byte = this.bytes[this.at++];
        number += (byte & 127) * factor;
        factor *= 128;
      } while (byte > 127);
      return number;
    }

    column() {
      const length = this.next(), numbers = new Uint32Array(length);
      for (let i = 0; i < length; i++) numbers[i] = this.next();
      return numbers;
    }
  }

  const runsSpread = (runs, length) => {
    const spread = new Uint32Array(length);
    let at = 0;
    for (let i = 0; i < runs.length; i += 2) spread.fill(runs[i], at, at += runs[i + 1]);
    return spread;
  };

  const sums = (lengths, begin) => {
    const starts = new Float64Array(lengths.length + 1);
    starts[0] = begin;
    lengths.forEach((length, i) => { starts[i + 1] = starts[i] + length; });
    return starts;
  };

  /* The number of the part that a place lies in; `starts` has where each part begins, and where the last one ends. */
  const partOf = (starts, place) => {
    let low = 0, high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle;
    }
    return low;
  };

  const dayOf = number => {
    const day = number % 32, month = ((number - day) / 32) % 13, year = ((number - day) / 32 - month) / 13;
    return !year ? "" : [String(year).padStart(4, "0"), month, day].filter(Boolean)
      .map(part => String(part).padStart(2, "0")).join("-");
  };

  const keyOf = (first, second) => first * 0x110000 + second;

  class SiteIndex {
    /* `base` is where the index lies, `root` where the pages lie, both with a slash at the end. */
    constructor(base, root) {
      this.base = base;
      this.root = root;
      this.fetched = new Map();
    }

    /* Fetch what every query needs. Rejects where there is no index, or none of this format. */
    ready() {
      if (!this.begun) {
        this.begun = this._begin();
        this.begun.catch(() => { this.begun = null; });
      }
      return this.begun;
    }

    async _begin() {
      const answer = await this._answer(this.base + "index.json", {cache: "no-cache"});
      const first = await answer.json();
      if (first.format !== 1) throw new Error("another format");
      this.first = first;
      this.fold = gongkai.folding(first.characters);
      this.pairs = first.pairs.map(pair => keyOf(pair.codePointAt(0), Array.from(pair)[1].codePointAt(0)));
      const columns = new Numbers(await this._bytes("columns.bin"));
      const lengths = columns.column();
      this.titles = columns.column();
      const [kinds, places, states] = [1, 2, 3].map(() => runsSpread(columns.column(), lengths.length));
      let day = 0;
      const days = columns.column().map(step => (day += step % 2 ? -(step + 1) / 2 : step / 2));
      const shared = columns.column();
      this.lines = sums(shared, 0);
      this.documents = sums(lengths, this.lines[shared.length]);
      this.columns = {kinds, places, states, days};
    }

    /* What is known of a document without its text. `place` is a number in `places`. */
    facts(number) {
      const {kinds, places, states, days} = this.columns;
      return {
        kind: this.first.kinds[kinds[number]][0],
        place: places[number],
        state: this.first.states[states[number]],
        day: dayOf(days[number]),
      };
    }

    /* id, name, number of the place above or -1, and sort ("area", "compound") of each place; 0 is no place. */
    get places() {
      return this.first.places;
    }

    /* Code and title of each kind. */
    get kinds() {
      return this.first.kinds;
    }

    /*
     * Where a term occurs, in any of its spellings: for each document the number of hits, and whether its title is the
     * term (3), begins with it (2) or has it (1).
     */
    async find(spelled) {
      const hits = new Map();
      const add = (number, title) => {
        const hit = hits.get(number) || {hits: 0, title: 0};
        hit.hits += 1;
        hit.title = Math.max(hit.title, title);
        hits.set(number, hit);
      };
      await Promise.all(spelled.map(async spelling => {
        const characters = Array.from(spelling, one => one.codePointAt(0));
        const inLines = new Map();
        for (const place of await this._phrase(characters)) {
          if (place < this.documents[0]) {
            inLines.set(partOf(this.lines, place), true);
          } else {
            const number = partOf(this.documents, place), inside = place - this.documents[number];
            const title = this.titles[number];
            add(number, inside + characters.length > title ? 0 : inside ? 1 : characters.length < title ? 2 : 3);
          }
        }
        const holders = await Promise.all(Array.from(inLines.keys(), line => this._holders(line)));
        for (const found of holders) for (const number of found) add(number, 0);
      }));
      return hits;
    }

    /* Path and title of a document, and whether it is about a made-up place. */
    async card(number) {
      const {cards, folder} = this.first;
      const file = await this._kept(`${folder}/cards-${Math.floor(number / cards)}.json`, answer => answer.json());
      const [path, title, fictional] = file[number % cards];
      return {path, title, fictional: Boolean(fictional)};
    }

    /* The lines of a document's page, for the words around a hit. */
    async text(number) {
      const {path} = await this.card(number);
      const answer = await this._answer(this.root + path);
      return gongkai.linesOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }

    /* The places where the characters stand one after the other, in order. */
    async _phrase(characters) {
      const offsets = [];
      for (let i = 0; i + 1 < characters.length; i += 2) offsets.push(i);
      if (characters.length % 2) offsets.push(characters.length - 2);
      // Two digits are everywhere, and their lists long: they are fetched only where the rest of the phrase is found.
      const isDigit = character => character >= 48 && character <= 57;
      const common = offset => isDigit(characters[offset]) && isDigit(characters[offset + 1]);
      let found = null;
      for (const wave of [offsets.filter(offset => !common(offset)), offsets.filter(common)]) {
        if (found && !found.length) return found;
        const lists = await Promise.all(wave.map(async offset =>
          ({offset, places: await this._places(characters[offset], characters[offset + 1])})));
        lists.sort((a, b) => a.places.length - b.places.length);
        for (const {offset, places} of lists) {
          let at = 0;
          found = !found ? places.map(place => place - offset) : found.filter(start => {
            while (at < places.length && places[at] < start + offset) at++;
            return places[at] === start + offset;
          });
        }
      }
      return found;
    }

    async _places(first, second) {
      const key = keyOf(first, second), shard = partOf([...this.pairs, Infinity], key);
      if (!this.pairs.length || key < this.pairs[0]) return [];
      const pairs = await this._kept(`${this.first.folder}/pairs-${shard}.bin`, async answer => {
        const numbers = new Numbers(new Uint8Array(await answer.arrayBuffer())), found = new Map();
        while (numbers.more) {
          const name = keyOf(numbers.next(), numbers.next()), length = numbers.next();
          found.set(name, numbers.bytes.subarray(numbers.at, numbers.at += length));
        }
        return found;
      });
      const numbers = new Numbers(pairs.get(key) || new Uint8Array()), places = [];
      let place = 0;
      while (numbers.more) places.push(place += numbers.next());
      return places;
    }

    /* The documents that have a shared line. */
    async _holders(line) {
      const {holders, folder} = this.first, shard = partOf([...holders, Infinity], line);
      const lists = await this._kept(`${folder}/holders-${shard}.bin`, async answer => {
        const numbers = new Numbers(new Uint8Array(await answer.arrayBuffer())), found = [];
        while (numbers.more) {
          const length = numbers.next();
          found.push(numbers.bytes.subarray(numbers.at, numbers.at += length));
        }
        return found;
      });
      const numbers = new Numbers(lists[line - holders[shard]]), found = [];
      let at = 0;
      while (numbers.more) {
        at += numbers.next();
        for (let left = numbers.next(); left; left--) found.push(at++);
      }
      return found;
    }

    async _bytes(name) {
      const answer = await this._answer(`${this.base}${this.first.folder}/${name}`);
      return new Uint8Array(await answer.arrayBuffer());
    }

    /* A file read once: the promise of what `read` makes of it. What could not be fetched is asked for again. */
    _kept(name, read) {
      if (!this.fetched.has(name)) {
        const asked = this._answer(this.base + name).then(read);
        asked.catch(() => this.fetched.delete(name));
        this.fetched.set(name, asked);
      }
      return this.fetched.get(name);
    }

    async _answer(address, how) {
      const answer = await fetch(address, how);
      if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
      return answer;
    }
  }

  gongkai.SiteIndex = SiteIndex;
})();
