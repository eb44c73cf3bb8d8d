/* What can be pressed, and is not a link within a sentence, that is not so many px high and wide. */
([high, wide]) => {
  const block = element => {
    let one = element.parentElement;
    while (['inline', 'contents'].includes(getComputedStyle(one).display)) one = one.parentElement;
    return one;
  };
  const within = element => {
    // A link in a sentence: words that are no link stand in the same block of text.
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
    const around = block(element).cloneNode(true);
    around.querySelectorAll('a, ul, ol, dl, table, svg, [class~=chip]').forEach(one => one.remove());
    return /[\p{L}\p{N}]/u.test(around.textContent);
  };
  const small = new Map();
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    if (!shown(element) || element.type === 'hidden' || element.matches('.skip') || within(element)) continue;
    const labelled = ['checkbox', 'radio'].includes(element.type) && element.labels[0];
    const box = (labelled || element).getBoundingClientRect();
    // A browser rounds lengths to 1/64 px.
    if (box.height < high - 0.1 || box.width < wide - 0.1) {
      const where = `${named(element)} in ${named(element.parentElement)} in ${named(element.parentElement.parentElement)}`;
      small.set(where, `${where} is ${box.width.toFixed(0)} × ${box.height.toFixed(1)} “${element.textContent.trim().slice(0, 20)}”`);
    }
  }
  return [...small.values()];
}
