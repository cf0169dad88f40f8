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

  const fields = document.querySelectorAll(":not(dialog) > .search input");
  if (main) return kb.resultsPage(main, fields[0]);
  for (const field of fields) {
    const box = kb.searchBox(field, false);
    if (field === document.activeElement) box.begin();
  }
  const dialog = document.querySelector("dialog[open]");
  if (dialog) kb.ready(dialog);
  kb.provider.warm();
})(window.kbSearch);
