// Words, numbers, addresses and elements: what every part of the search's interface is made of.
(function (kb) {
  "use strict";
  const settings = kb.settings; // the file of words and settings, one for each language, was loaded before
  const page = document.querySelector("script[data-search]").dataset;
  const numbers = new Intl.NumberFormat(settings.language);
  const plurals = new Intl.PluralRules(settings.language);

  kb.page = page;
  kb.number = (value) => numbers.format(value);

  // The text of a message with {name} filled in.
  kb.text = (id, values) => settings.text[id].replace(/\{(\w+)\}/g, (whole, name) => (values && values[name]) || whole);

  // The text for a number of things, in the plural form of the language.
  kb.count = (id, count) => {
    const form = `${id}.${plurals.select(count)}`;
    return kb.text(form in settings.text ? form : `${id}.other`, { count: kb.number(count) });
  };

  // A folder read from a disk has no server that would look for its index.html.
  kb.address = (url) => {
    const address = page.root + url;
    return location.protocol === "file:" ? address.replace(/(^|\/)($|[?#])/, "$1index.html$2") : address;
  };

  // `languages`: those to search in, when it is not the page's own.
  kb.resultsAddress = (query, languages) => {
    const words = new URLSearchParams([["q", query], ...(languages || []).map((locale) => ["language", locale])]);
    return `${kb.address(settings.page)}?${words}`;
  };

  // The element, with these attributes.
  kb.dressed = (node, attributes) => {
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value) node.setAttribute(key, value === true ? "" : value);
    }
    return node;
  };

  // An element with its attributes; `children` are elements and texts, never HTML.
  kb.element = (name, attributes, ...children) => {
    const node = kb.dressed(document.createElement(name), attributes);
    node.append(...children);
    return node;
  };

  // [[text, isMark], …] as texts and marks.
  kb.marked = (parts) => parts.map(([text, isMark]) => (isMark ? kb.element("mark", null, text) : text));

  // `lang` and `dir` for a result in another language than the page's.
  kb.languageOf = (hit) => settings.languages.find(({ locale }) => locale === hit.language && locale !== settings.language);

  // Where a result leads, and what its link says: the title, and the heading where the match is in a section.
  kb.hitLink = (hit) => {
    const href = kb.address(hit.url) + (hit.anchor ? `#${hit.anchor}` : "");
    const title = kb.element("span", { class: "find-title" }, ...kb.marked(hit.titleParts || [[hit.title, 0]]));
    const link = kb.element("a", { href }, title);
    if (hit.anchor && hit.heading) link.append(" ", kb.element("span", { class: "find-section" }, hit.heading));
    return link;
  };

  // What is said when an answer cannot be had.
  kb.failure = () => kb.text(navigator.onLine === false ? "search_offline" : "search_failed");
})(window.kbSearch = window.kbSearch || {});
