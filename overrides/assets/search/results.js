// The page of results, which answers while its field is typed in and can be linked: its address says what it shows.
(function (kb) {
  "use strict";
  const { element, text } = kb;

  kb.resultsPage = (main, field) => {
    const [status, note, list, more, popular, filters] = ["status", "find-note", "results", "find-more", "find-popular", "find-filters"]
      .map((name) => main.querySelector(`.${name}`));
    const ask = kb.asker({ answer: show, failure: fail, waiting: () => { status.textContent = text("search_waiting"); } });
    let state = kb.readState();
    let isSettled = true; // the words of this step stay in the history
    filters.open = matchMedia("(min-width: 79rem)").matches; // beside the results there is room

    function offer(others) {
      main.querySelectorAll(".otherwise").forEach((box) => { box.hidden = !others; });
      document.documentElement.classList.add("ready");
    }

    function clear(line) {
      status.textContent = line;
      list.replaceChildren();
      note.hidden = more.hidden = popular.hidden = true;
    }

    function fail() {
      clear(kb.failure());
      offer(true);
    }

    // Goes to another state: a new step in the history, or still the same one while the reader types.
    function go(change, isTyped) {
      state = { ...state, shown: kb.resultsPerPage, ...change };
      kb.writeState(state, isSettled || !isTyped);
      isSettled = !isTyped;
      look(!isTyped);
    }

    function look(isUrgent) {
      if (!state.text) {
        ask(null);
        clear("");
        filters.hidden = true;
        return offer(true);
      }
      ask({ ...state, offset: 0, limit: state.shown }, isUrgent);
    }

    function show(answer) {
      const query = state.text;
      const shownBefore = list.childElementCount;
      const isLonger = list.dataset.query === query && answer.hits.length > shownBefore && shownBefore >= kb.resultsPerPage;
      kb.report.answered(query, answer.total);
      clear(answer.total ? kb.count("search_count", answer.total) : `${text("search_none", { query })} ${text("search_hint")}`);
      note.hidden = !answer.instead;
      if (answer.instead) note.replaceChildren(...kb.instead(answer, state, () => go({ exact: true })));
      list.append(...answer.hits.map(item));
      list.dataset.query = query;
      more.hidden = answer.hits.length >= answer.total || answer.hits.length < state.shown;
      drawFilters(answer);
      if (isLonger) list.children[shownBefore].querySelector("a").focus();
      if (!answer.total) showNone();
      offer(!answer.total);
    }

    function item(hit, i) {
      const link = kb.hitLink(hit);
      link.addEventListener("click", () => { kb.recent.add(state.text); kb.report.chosen(i + 1); });
      const foreign = kb.languageOf(hit);
      const place = foreign ? [foreign.name, ...hit.breadcrumb] : hit.breadcrumb;
      const parts = [element("h2", null, link)];
      if (place.length) parts.unshift(element("small", { class: "find-place" }, place.join(" / ")));
      if (hit.excerpt.length) parts.push(element("p", null, ...kb.marked(hit.excerpt)));
      return element("li", foreign && { lang: foreign.locale, dir: foreign.direction }, ...parts);
    }

    function drawFilters(answer) {
      const any = kb.drawFilters(filters.lastElementChild, answer, state, (name, value, isOn) => {
        const change = (values) => (isOn ? [...values, value] : values.filter((other) => other !== value));
        if (name !== "language") return go({ facets: { ...state.facets, [name]: change(state.facets[name]) } });
        const languages = change(state.languages);
        go({ languages: languages.length ? languages : [kb.settings.language] });
      });
      filters.hidden = !any;
      const used = kb.facetNames.reduce((sum, name) => sum + state.facets[name].length, 0);
      filters.firstElementChild.textContent = used ? `${text("search_filters")} (${kb.number(used)})` : text("search_filters");
    }

    // Ways on: without the filters, in the other languages, what many read.
    function showNone() {
      const ways = [];
      const others = kb.settings.languages.map(({ locale }) => locale);
      if (kb.hasFilters(state)) ways.push(way("search_unfiltered", () => go(kb.withoutFilters(state))));
      if (others.length > state.languages.length) ways.push(way("search_all_languages", () => go({ languages: others })));
      note.replaceChildren(...ways);
      note.hidden = !ways.length;
      kb.provider.info().then((info) => {
        if (list.childElementCount || !info.popular.length) return;
        const links = info.popular.map(([title, url]) => element("li", null, element("a", { href: kb.address(url) }, title)));
        popular.lastElementChild.replaceChildren(...links);
        popular.hidden = false;
      }, () => {}); // the categories stand below
    }

    function way(message, follow) {
      const button = element("button", { type: "button", class: "find-button" }, text(message));
      button.addEventListener("click", follow);
      return button;
    }

    function restore() {
      state = kb.readState();
      isSettled = true;
      if (field.value.trim() !== state.text) field.value = state.text;
      look(true);
    }

    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      kb.recent.add(field.value.trim());
      go({ text: field.value.trim(), exact: false });
    });
    kb.whenTyped(field, () => go({ text: field.value.trim(), exact: false }, true));
    more.addEventListener("click", () => {
      state.shown += kb.resultsPerPage;
      kb.writeState(state, false);
      look(true);
    });
    addEventListener("popstate", restore);
    const typed = field.value.trim(); // while this was on its way
    if (typed === state.text) restore();
    else if (kb.page.held) offer(true);
    else go({ text: typed, exact: false }, true);
  };
})(window.kbSearch);
