/*
 * What a page of our site may not hold, found in the tree that this browser made of it. Called with the document; returns
 * one sentence for each fault. Addresses are asked for as the browser understands them, not as they are written.
 */
(tree, home) => {
  const FOREIGN = "base, iframe, frame, frameset, object, embed, applet, portal, style, template:not(#search-words), noscript:not(#search-words + noscript), plaintext, " +
    "xmp, math, audio, video, source, marquee, [srcdoc], [style], [http-equiv=refresh i], [autofocus], [contenteditable]";
  const ADDRESSES = ["href", "src", "srcset", "action", "formaction", "poster", "data", "background", "cite", "ping",
    "manifest", "longdesc", "xlink:href", "to", "from", "values"];
  const KNOWN = ["http:", "https:", "mailto:", "file:"];
  const faults = [];
  for (const found of tree.querySelectorAll(FOREIGN)) faults.push(`foreign element ${found.outerHTML.slice(0, 80)}`);
  for (const script of tree.querySelectorAll("script")) {
    const src = script.getAttribute("src"), data = script.type === "application/ld+json" || script.type === "application/json";
    if (src === null ? !data : script.textContent || !new URL(src, home).href.startsWith(home.origin)) {
      faults.push(`foreign script ${script.outerHTML.slice(0, 80)}`);
    }
  }
  for (const element of tree.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      if (name.startsWith("on")) faults.push(`handler ${name} on ${element.localName}`);
      if (!/^(aria-|data-)?[a-z][a-zA-Z0-9]*(-[a-z]+)*$|^xmlns$|^xml:space$/.test(name)) faults.push(`odd attribute ${name.slice(0, 40)}`);
      if (!ADDRESSES.includes(name)) continue;
      let scheme = "none";
      try { scheme = new URL(value, home).protocol; } catch (error) { /* leads nowhere */ }
      if (scheme !== "none" && !KNOWN.includes(scheme)) faults.push(`address ${name}=${value.slice(0, 60)}`);
    }
  }
  const comments = tree.createTreeWalker(tree, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_CDATA_SECTION | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  while (comments.nextNode()) faults.push(`comment ${comments.currentNode.data.slice(0, 40)}`);
  return faults;
}
