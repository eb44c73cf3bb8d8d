/* Links whose words say nothing out of their sentence, and equal words in equal lines that lead to different places. */
() => {
  const found = new Set(), seen = new Map();
  const vague = /^(more|here|link|click here|read more|details?|更多|这里|此处|点击|链接|详情|查看|见|→|›)?$/i;
  for (const link of document.querySelectorAll('main a[href]')) {
    const words = (link.getAttribute('aria-label') ?? link.innerText).trim(), leads = link.href;
    if (!link.checkVisibility()) continue;
    if (vague.test(words)) found.add(`“${words}” leads to ${link.getAttribute('href')}`);
    const described = document.getElementById(link.getAttribute('aria-describedby') ?? '')?.innerText ?? '';
    const row = (link.closest('tr, li, figure') ?? link.closest('dd, p'))?.innerText.trim() ?? '', key = words + '|' + described + '|' + row;
    if (seen.has(key) && seen.get(key) !== leads) found.add(`“${words}” leads to two places in one line: ${row.slice(0, 40)}`);
    seen.set(key, leads);
  }
  return [...found];
}
