/*
 * The back end of the search in an offline copy: it looks through the text of every page, which search-documents.js
 * (tools/gongkai/publish/offline/documents.py) has put into memory. It has the methods of SiteIndex (search-index.js).
 */
"use strict";

globalThis.gongkai = globalThis.gongkai || {};

(() => {
  /* How often a text occurs in a line; occurrences may overlap. */
  const occurrences = (line, text) => {
    let number = 0;
    for (let at = line.indexOf(text); at !== -1; at = line.indexOf(text, at + 1)) number++;
    return number;
  };

  class Documents {
    constructor({characters, kinds, places, documents}) {
      this.fold = gongkai.folding(characters);
      this.kinds = kinds;
      this.places = places;
      this.documents = documents;
    }

    /* Fold every line, once. */
    async ready() {
      this.folded = this.folded || this.documents.map(([, title, , , , , , lines]) =>
        ({title: this.fold(title), lines: lines.map(this.fold)}));
    }

    facts(number) {
      const [, , kind, place, day, state] = this.documents[number];
      return {kind, place, state, day};
    }

    async find(spelled) {
      const hits = new Map();
      this.folded.forEach(({title, lines}, number) => {
        const hit = {hits: 0, title: 0};
        for (const text of spelled) {
          for (const line of lines) hit.hits += occurrences(line, text);
          const at = title.indexOf(text);
          if (at !== -1) hit.title = Math.max(hit.title, at ? 1 : title.length > text.length ? 2 : 3);
        }
        if (hit.hits || hit.title) hits.set(number, hit);
      });
      return hits;
    }

    async card(number) {
      const [path, title, , , , , fictional] = this.documents[number];
      return {path, title, fictional: Boolean(fictional)};
    }

    async text(number) {
      return this.documents[number][7];
    }
  }

  if (gongkai.documents) gongkai.backEnd = new Documents(gongkai.documents);
})();
