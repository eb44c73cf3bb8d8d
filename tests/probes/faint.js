/* Every word that shows, those of drawings and of pseudo-elements too, against what is really behind it: in a drawing the
   halo around the letters, or else every shape that was drawn before and that they touch. And the edges of controls, 3:1. */
least => {
  const faint = new Map();
  const look = (words, element, ink, grounds) => {
    for (const behind of grounds) {
      const found = ratio(over(ink, behind), behind);
      if (found < least - 0.005) faint.set(named(element), `${named(element)} has ${found.toFixed(2)}:1 “${words.trim().slice(0, 20)}”`);
    }
  };
  const behindDrawn = (element, style) => {
    const paper = ground(element.closest('svg').parentElement);
    if (style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= 4) return [over(parsed(style.stroke), paper)];
    const box = element.getBoundingClientRect(), found = [paper];
    for (const shape of element.closest('svg').querySelectorAll('rect, circle, path, polygon')) {
      const its = shape.getBoundingClientRect(), fill = getComputedStyle(shape).fill;
      const before = shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      const touches = its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
      if (before && touches && fill !== 'none' && !fill.startsWith('url')) found.push(over(parsed(fill), paper));
    }
    return found;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, words = walker.currentNode.data, style = getComputedStyle(element);
    if (!words.trim() || !shown(element) || ['TITLE', 'DESC', 'title', 'desc', 'NOSCRIPT'].includes(element.tagName)) continue;
    if (element.closest('svg')) look(words, element, parsed(style.fill), behindDrawn(element, style));
    else look(words, element, parsed(style.color), [ground(element)]);
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const which of ['::before', '::after', '::placeholder']) {
      const style = getComputedStyle(element, which), words = which === '::placeholder' ? element.placeholder : style.content;
      if (words && !['none', 'normal', '""'].includes(words) && shown(element))
        look(which + words, element, parsed(style.color), [over(parsed(style.backgroundColor), ground(element))]);
    }
  }
  // Not words, but what one must see to use it: 3:1.
  for (const element of document.body.querySelectorAll('input, select, button')) {
    const edge = parsed(getComputedStyle(element).borderTopColor), behind = ground(element.parentElement);
    if (shown(element) && ratio(over(edge, behind), behind) < 3) faint.set(element, `the edge of ${named(element)} is faint`);
  }
  return [...faint.values()];
}
