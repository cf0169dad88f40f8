// Starts the interface on the page that loaded it.
(function (kb) {
  "use strict";
  const { settings, page } = kb;
  const main = document.querySelector(".is-search main");

  kb.provider = (settings.server ? kb.serverProvider : kb.staticProvider)({
    root: page.root,
    engine: page.engine,
    language: settings.language,
    manifests: Object.fromEntries(settings.languages.map(({ locale, manifest }) => [locale, manifest])),
    server: settings.server,
  });

  for (const field of document.querySelectorAll(".search input")) {
    field.form.action = kb.address(settings.page);
    if (main) kb.resultsPage(main, field);
    else {
      const box = kb.searchBox(field, false);
      field.addEventListener("click", () => kb.isSmall() && kb.openDialog(field.value));
      if (field === document.activeElement && !kb.isSmall()) box.look(true);
      else if (page.tapped && kb.isSmall()) kb.openDialog(field.value);
    }
  }
  if (main) return;
  kb.provider.warm();
  if (page.wanted) kb.openDialog(""); // the magnifier was used before all this was there
  else kb.restoreDialog();
})(window.kbSearch);
