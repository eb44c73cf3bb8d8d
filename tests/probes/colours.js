// What is really drawn: colours over each other, their contrast, and whether an element is seen at all.
const parsed = text => {
  const found = text.startsWith('color(') ? text.match(/[0-9.]+/g).map(v => v * 255) : text.match(/[0-9.]+/g)?.map(Number);
  return found ? [found[0], found[1], found[2], found[3] ?? 1] : [0, 0, 0, 0];
};
const over = (above, below) => [0, 1, 2].map(i => above[i] * above[3] + below[i] * (1 - above[3])).concat(1);
const linear = v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
const light = c => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
const ground = element => {
  const layers = [];
  for (let one = element; one; one = one.parentElement) layers.push(parsed(getComputedStyle(one).backgroundColor));
  return layers.reverse().reduce((below, above) => over(above, below), [255, 255, 255, 1]);
};
const shown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
  !element.closest('.unseen') && getComputedStyle(element).clipPath === 'none';
const named = element => element.tagName.toLowerCase() + (element.getAttribute('class') ? '.' + element.getAttribute('class') : '');
