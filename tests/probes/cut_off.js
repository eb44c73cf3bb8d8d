/* Words that reach out of the page or of a box that hides what does not fit; boxes that scroll and cannot be reached by key. */
() => {
  const found = new Map(), wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) found.set('', `the page is ${document.documentElement.scrollWidth} px wide on ${wide}`);
  const scrolls = style => ['auto', 'scroll'].includes(style.overflowX);
  const inBox = element => {
    for (let one = element; one; one = one.parentElement) if (scrolls(getComputedStyle(one)) && one !== document.documentElement) return true;
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (!shown(element)) continue;
    if (['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT' && !element.closest('svg'))
      found.set(named(element), `${named(element)} hides a part of “${element.textContent.trim().slice(0, 20)}”`);
    if (scrolls(style) && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT') {
      const name = element.getAttribute('aria-label') || element.getAttribute('aria-labelledby');
      if (element.tabIndex !== 0 || element.getAttribute('role') !== 'region' || !name)
        found.set(named(element), `${named(element)} scrolls and cannot be reached by keyboard`);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(element) || inBox(element) || element.closest('.skip')) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects())
      if (box.width && (box.right > wide + 1 || box.left < -1))
        found.set(named(element), `${named(element)} reaches from ${box.left.toFixed(0)} to ${box.right.toFixed(0)} of ${wide}: “${walker.currentNode.data.trim().slice(0, 20)}”`);
  }
  return [...found.values()];
}
