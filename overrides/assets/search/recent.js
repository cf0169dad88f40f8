// What this reader searched for lately: kept in this browser, never sent, gone when cleared.
(function (kb) {
  "use strict";
  const KEPT = 5;
  const key = `kb-recent-${kb.settings.edition}`;

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return Array.isArray(found) ? found.filter((query) => typeof query === "string").slice(0, KEPT) : [];
    } catch (error) {
      return []; // storage may be blocked
    }
  }

  function write(queries) {
    try {
      if (queries.length) localStorage.setItem(key, JSON.stringify(queries));
      else localStorage.removeItem(key);
    } catch (error) {} // storage may be blocked or full: nothing is kept
  }

  kb.recent = {
    all: read,
    add: (query) => query && write([query, ...read().filter((other) => other !== query)].slice(0, KEPT)),
    clear: () => write([]),
  };
})(window.kbSearch);
