// A search field that answers while its words are typed.
(function (kb) {
  "use strict";
  const SHOWN = 6;
  const { element, text, option } = kb;

  // Makes the field of a search form answer below itself. In a window of its own (`stays`) the list is never put away.
  kb.searchBox = (field, stays) => {
    const list = kb.optionList(field);
    const clear = element("button", { type: "button", class: "find-button", hidden: true }, text("search_recent_clear"));
    const ask = kb.asker({ answer: showAnswer, failure: () => say(kb.failure()), waiting: () => say(text("search_waiting")) });
    const words = () => field.value.trim();
    let exactly = ""; // the words that the reader wants just as they are

    function fill(name, options, line, spoken) {
      clear.hidden = true;
      list.fill(name, options, line, spoken);
    }

    function say(line) { fill(text("search_results"), [], [line], line); }

    function showAnswer(answer, request) {
      const query = request.text;
      kb.report.answered(query, answer.total);
      if (!answer.total) return showNone(query);
      const count = kb.count("search_count", answer.total);
      const hits = answer.hits.map((hit, i) => option(kb.preview(hit), () => {
        kb.recent.add(query);
        kb.report.chosen(i + 1);
      }));
      const all = element("a", { href: kb.resultsAddress(query), class: "find-all" }, text("search_all"), element("small", null, count));
      const line = answer.instead ? kb.instead(answer, request, () => { exactly = query; field.focus(); look(true); }) : [];
      const spoken = (answer.instead ? `${line[0]} ${count}` : count);
      fill(text("search_results"), [...hits, option(all, () => passOn(query))], line, spoken);
    }

    function showNone(query) {
      const line = `${text("search_none", { query })} ${text("search_hint")}`;
      say(line);
      kb.provider.info().then(({ popular }) => {
        if (!list.isOpen() || words() !== query) return;
        const links = popular.map(([title, url]) => option(element("a", { href: kb.address(url) }, title), kb.report.ended));
        fill(text("featured"), [...links, ...waysOn(query)], [element("span", null, line), element("b", null, text("featured"))], line);
      }, () => {}); // what was said stands
    }

    function waysOn(query) {
      const { languages, contact } = kb.settings;
      const everywhere = kb.resultsAddress(query, languages.map(({ locale }) => locale));
      const ways = languages.length > 1 ? [element("a", { href: everywhere, class: "find-way" }, text("search_all_languages"))] : [];
      if (contact) ways.push(element("a", { href: contact, class: "find-way" }, text("contact")));
      return ways.map((link) => option(link, kb.report.ended));
    }

    function showRecent() {
      const links = kb.recent.all().map((query) => option(element("a", { href: kb.resultsAddress(query) }, query), (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        field.value = query;
        field.dispatchEvent(new Event("input"));
      }));
      ask(null);
      fill(text("search_recent"), links, links.length ? [element("b", null, text("search_recent"))] : [], "");
      clear.hidden = !links.length;
    }

    function look(isUrgent) {
      const query = words();
      if (!query) return showRecent();
      ask({ text: query, languages: [kb.settings.language], facets: {}, offset: 0, limit: SHOWN, exact: exactly === query }, isUrgent);
    }

    // What was typed before this was there is answered, unless `kbtool.js` holds it back.
    function begin() { if (!kb.page.held) look(true); }

    function close() {
      ask(null);
      list.open(false);
      kb.report.ended();
    }

    function passOn(query) {
      kb.recent.add(query);
      kb.report.passedOn();
    }

    // Each says whether the key is used up.
    const keys = {
      ArrowDown: (event) => { if (!list.isOpen()) look(true); else if (!event.altKey) list.step(1); return true; },
      ArrowUp: (event) => { if (!event.altKey) list.step(-1); else if (!stays) close(); return true; },
      Home: () => list.active() && (list.first(), true),
      End: () => list.active() && (list.last(), true),
      Enter: () => list.active() && (list.active().click(), true),
      Escape: () => {
        if (stays) return false; // closes the window
        if (list.isOpen()) close(); else field.value = "";
        field.focus();
        return true;
      },
    };

    field.form.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return; // the input method's own
      if (event.target !== field && event.key !== "Escape") return;
      if (event.key in keys && keys[event.key](event)) event.preventDefault();
    });
    field.form.addEventListener("submit", (event) => {
      if (words()) passOn(words());
      else if (!event.defaultPrevented) {
        event.preventDefault();
        field.focus();
      }
    });
    kb.whenTyped(field, () => { exactly = ""; look(false); });
    field.addEventListener("focus", () => { kb.provider.warm(); if (!list.isOpen()) look(true); });
    clear.addEventListener("click", () => { kb.recent.clear(); field.focus(); showRecent(); });
    list.box.append(clear);
    if (!stays) whenLeft(field.form, () => list.isOpen() && close());
    return { begin };
  };

  function whenLeft(form, leave) {
    form.addEventListener("focusout", (event) => event.relatedTarget && !form.contains(event.relatedTarget) && leave());
    document.addEventListener("pointerdown", (event) => form.contains(event.target) || leave());
  }
})(window.kbSearch);
