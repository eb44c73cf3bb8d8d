/*
 * Large type, for whoever wants it, on every page until they turn it off. This stands in the head and is waited for, so
 * that no page is first seen small: it marks the root element before anything is drawn. The stylesheet does the rest, and
 * shows the button only where this has run.
 */
"use strict";
(() => {
  const root = document.documentElement, KEY = "gongkai-reading";

  // Where a browser keeps nothing (a private window, a page from a folder) the choice holds for the one page.
  const kept = () => { try { return localStorage.getItem(KEY) === "large"; } catch (refused) { return root.classList.contains("large"); } };
  const keep = (large) => { try { large ? localStorage.setItem(KEY, "large") : localStorage.removeItem(KEY); } catch (refused) { /* see above */ } };

  const show = (large) => {
    root.classList.toggle("large", large);
    document.querySelectorAll(".large-type button").forEach((button) => button.setAttribute("aria-pressed", String(large)));
  };
  const again = () => show(kept());

  root.classList.add("scripted");
  again();
  document.addEventListener("DOMContentLoaded", again);  // now the button is there
  addEventListener("pageshow", again);  // back to a page that was kept as it was
  addEventListener("storage", again);  // chosen in another tab
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".large-type button")) return;
    const large = !root.classList.contains("large");
    keep(large);
    show(large);
  });
})();
