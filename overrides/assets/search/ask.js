// Questions to the provider: not before a pause in typing, and only the newest answer counts.
(function (kb) {
  "use strict";
  const PAUSE = 80; // ms
  const PATIENCE = 400; // ms until the reader is told that it takes a while

  // `show` has answer(answer, request), failure() and waiting(). Returns ask(request, at once?); ask(null) drops all.
  kb.asker = (show) => {
    let newest = 0;
    let timer = 0;
    return (request, isUrgent) => {
      const mine = ++newest;
      const isNewest = () => mine === newest;
      clearTimeout(timer);
      if (!request) return;
      timer = setTimeout(() => {
        const wait = setTimeout(() => isNewest() && show.waiting(), PATIENCE);
        kb.provider.search(request)
          .then((answer) => isNewest() && show.answer(answer, request), () => isNewest() && show.failure())
          .finally(() => clearTimeout(wait));
      }, isUrgent ? 0 : PAUSE);
    };
  };

  // Calls `typed` for what the reader wrote, never for half of a character that an input method still composes.
  kb.whenTyped = (field, typed) => {
    field.addEventListener("input", (event) => event.isComposing || typed());
    field.addEventListener("compositionend", typed);
  };

  // A line that says what was searched instead, and a way back to what was typed.
  kb.instead = (answer, request, askExactly) => {
    const back = kb.element("button", { type: "button", class: "find-back" }, kb.text("search_exactly", { query: request.text }));
    back.addEventListener("click", askExactly);
    return [kb.text("search_instead", { query: answer.instead }), " ", back];
  };
})(window.kbSearch);
