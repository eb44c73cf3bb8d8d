/* Shapes of a drawing whose fill and stroke are both nearly as their ground is. Those that only clear a line from what is
   behind it, or that stand for what is not there, say nothing by themselves. */
() => {
  const light = text => { const c = text.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
  const ground = light(getComputedStyle(document.body).backgroundColor), lost = new Set();
  for (const shape of document.querySelectorAll('main svg :is(rect, line, circle, path)')) {
    const style = getComputedStyle(shape), said = [style.fill, style.stroke].filter(one => one.startsWith('rgb') && !one.endsWith(', 0)'));
    if (shape.matches('.plot-clearing, .bar-clearing, .bar-whole, .plot-grid, .plot-stripes-ground') || !shape.checkVisibility()) continue;
    const best = Math.max(1, ...said.map(one => { const own = light(one); return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05); }));
    if (best < 3) lost.add(`${shape.tagName}.${shape.getAttribute('class')} is ${best.toFixed(1)}:1`);
  }
  return [...lost];
}
