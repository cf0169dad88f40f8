// Tells whoever was set up to listen what was searched: nobody by default. A search is told once, when it is over.
(function (kb) {
  "use strict";
  const SETTLED = 2000; // ms that a reader looked at an answer before going on typing
  let open = null;

  function tell(rank) {
    const { query, count } = open;
    const detail = { query, count, rank, edition: kb.settings.edition };
    open = null;
    document.dispatchEvent(new CustomEvent("kb-search", { detail }));
    if (kb.settings.events) navigator.sendBeacon(kb.settings.events, JSON.stringify(detail));
  }

  kb.report = {
    answered: (query, count) => {
      if (open && open.query !== query && performance.now() - open.since > SETTLED) tell(0);
      open = { query, count, since: performance.now() };
    },
    // `rank` counts from 1 over all pages of results.
    chosen: (rank) => open && tell(rank),
    ended: () => open && tell(0),
    // The results page goes on with the same search and tells of it there.
    passedOn: () => { open = null; },
  };
  addEventListener("pagehide", kb.report.ended);
})(window.kbSearch);
