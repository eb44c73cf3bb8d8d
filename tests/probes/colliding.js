/* Words of one drawing that lie over each other. */
() => {
  const found = [];
  for (const drawing of document.querySelectorAll('main svg')) {
    const words = [...drawing.querySelectorAll('text')].filter(shown).map(one => [one, one.getBoundingClientRect()]);
    words.forEach(([one, a], i) => words.slice(i + 1).forEach(([other, b]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // A box of letters has some room above and below them.
      if (across > 2 && down > 0.35 * Math.min(a.height, b.height)) found.push(`“${one.textContent}” lies over “${other.textContent}”`);
    }));
  }
  return found;
}
