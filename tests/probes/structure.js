/* Headings that skip a level, tables whose headings do not say what they head, landmarks that cannot be told apart. */
() => {
  const found = [];
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => h.checkVisibility()).map(h => [Number(h.tagName[1]), h.textContent.trim()]);
  if (levels.filter(([level]) => level === 1).length !== 1) found.push('there is not one heading of the first level');
  levels.forEach(([level, words], i) => { if (i && level > levels[i - 1][0] + 1) found.push(`“${words}” is a heading of level ${level} below ${levels[i - 1][0]}`); });
  for (const cell of document.querySelectorAll('th')) if (!cell.scope) found.push(`“${cell.textContent.trim()}” heads a table without a scope`);
  for (const table of document.querySelectorAll('table')) if (!table.querySelector('thead th')) found.push('a table has no headings');
  for (const [mark, all] of Object.entries({main: 'main', banner: 'body > header', contentinfo: 'body > footer'}))
    if (document.querySelectorAll(all).length !== 1) found.push(`there is not one ${mark}`);
  const names = [...document.querySelectorAll('nav, [role=region], [role=search], aside')].map(one => one.tagName + ' ' + (one.getAttribute('aria-label') ?? ''));
  names.forEach((name, i) => { if (names.indexOf(name) !== i) found.push(`two landmarks are called ${name}`); });
  return found;
}
