// What the results page shows, as its own address says it: ?q=…&category=…&type=…&tag=…&audience=…&language=…&n=20&exact=1
(function (kb) {
  "use strict";
  const PAGE = 10;
  const MOST = 100;

  kb.resultsPerPage = PAGE;

  kb.readState = () => {
    const query = new URLSearchParams(location.search);
    const known = kb.settings.languages.map(({ locale }) => locale);
    const languages = query.getAll("language").filter((locale) => known.includes(locale));
    return {
      text: (query.get("q") || "").trim(),
      exact: query.has("exact"),
      facets: Object.fromEntries(kb.facetNames.map((name) => [name, query.getAll(name)])),
      languages: languages.length ? languages : [kb.settings.language],
      shown: Math.min(MOST, Math.max(PAGE, Number(query.get("n")) || PAGE)),
    };
  };

  kb.writeState = (state, isNew) => {
    const query = new URLSearchParams();
    if (state.text) query.set("q", state.text);
    if (state.exact) query.set("exact", "1");
    for (const name of kb.facetNames) state.facets[name].forEach((value) => query.append(name, value));
    if (state.languages.join() !== kb.settings.language) state.languages.forEach((locale) => query.append("language", locale));
    if (state.shown > PAGE) query.set("n", state.shown);
    const address = String(query) ? `?${query}` : location.pathname;
    const isSame = String(query) === String(new URLSearchParams(location.search));
    history[isNew && !isSame ? "pushState" : "replaceState"](null, "", address);
  };

  kb.hasFilters = (state) => kb.facetNames.some((name) => state.facets[name].length > 0);

  kb.withoutFilters = (state) => ({ ...state, facets: Object.fromEntries(kb.facetNames.map((name) => [name, []])), shown: PAGE });
})(window.kbSearch);
