// On a phone the search takes the whole screen: a modal dialog, which the back button closes.
(function (kb) {
  "use strict";
  const SMALL = "(max-width: 47.99rem)"; // where the header has no field
  const { element, text } = kb;
  let dialog = null;
  let field = null;
  let box = null;

  function build() {
    field = element("input", { id: "kb-search-window", type: "search", name: "q", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", placeholder: text("search_placeholder"), "aria-label": text("search_label") });
    const close = element("button", { type: "button", class: "find-button" }, text("search_close"));
    const form = element("form", { class: "search", role: "search", action: kb.address(kb.settings.page) }, field, close);
    dialog = element("dialog", { class: "find-window", "aria-label": text("search") }, form);
    document.body.append(dialog);
    box = kb.searchBox(field, true);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", closed);
    kb.whenTyped(field, () => history.replaceState({ search: field.value }, ""));
  }

  // However it was closed: the step that opening it added to the history goes too.
  function closed() {
    kb.report.ended();
    if (isOurs()) history.back();
  }

  function isOurs() { return Boolean(history.state) && "search" in history.state; }

  function show(query) {
    if (!dialog) build();
    field.value = query;
    if (!dialog.open) dialog.showModal();
    field.focus();
    box.look(true);
  }

  kb.openDialog = (query) => {
    if (!isOurs()) history.pushState({ search: query }, "");
    show(query);
  };

  kb.isSmall = () => matchMedia(SMALL).matches;

  // Back to a page that was left from here: the reader returns to the results.
  kb.restoreDialog = () => {
    if (isOurs()) show(history.state.search);
    else if (dialog && dialog.open) dialog.close();
  };
  addEventListener("popstate", kb.restoreDialog);
})(window.kbSearch);
