/*
 * Says aloud that a page is old. A page knows as of which day it is and which duty falls due next after that day; when more
 * days have passed since then than `data-patience`, whether the duty was met should have shown on a newer page. The banner
 * stands in the page, hidden; this shows it, by the reader's own day.
 */
"use strict";

(() => {
  const banner = document.getElementById("stale");
  if (!banner) return; // a page that shows how something once stood
  const days = text => {
    const [year, month, day] = text.split("-").map(Number);
    return Date.UTC(year, month - 1, day) / 86400000;
  };
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
  const {newestDuty, patience} = banner.dataset;
  if (today - days(newestDuty) > Number(patience)) banner.hidden = false;
})();
