// Comfort for every page; each page is complete without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var words = document.currentScript.dataset;
  var loading = false;
  var onResultsPage = Boolean(document.querySelector(".is-search"));

  function all(selector) { return Array.from(document.querySelectorAll(selector)); }

  // Light and dark. A choice that equals the system's is not kept: the page follows the system again.
  function switchScheme() {
    var system = matchMedia("(prefers-color-scheme: dark)");
    var button = document.querySelector(".scheme");
    function isDark() { return root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches; }
    function show() { button.setAttribute("aria-pressed", String(isDark())); }
    button.addEventListener("click", function () {
      var dark = !isDark();
      if (dark === system.matches) delete root.dataset.scheme;
      else root.dataset.scheme = dark ? "dark" : "light";
      try {
        if (root.dataset.scheme) localStorage.setItem("kb-scheme", root.dataset.scheme);
        else localStorage.removeItem("kb-scheme");
      } catch (error) {} // storage may be blocked: the choice lasts for this page
      show();
    });
    system.addEventListener("change", show);
    show();
  }

  function copyOnClick(button, source) {
    var name = button.textContent;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(source()).then(function () {
        button.textContent = words.copied;
        button.classList.add("done");
        setTimeout(function () { button.textContent = name; button.classList.remove("done"); }, 2000);
      });
    });
  }

  function addCopyButtons() {
    if (!navigator.clipboard) return; // needs https
    all(".content pre > code").forEach(function (code) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = words.copy;
      copyOnClick(button, function () { return code.textContent.replace(/\n$/, ""); });
      var frame = code.closest(".highlight") || code.parentNode;
      frame.appendChild(button);
    });
    all(".copy-link").forEach(function (button) {
      button.hidden = false;
      copyOnClick(button, function () { return button.dataset.link; });
    });
  }

  // What scrolls sideways can be reached by keyboard.
  function reachScrollers() {
    all(".content pre, .tabbed-labels").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
  }

  // Marks the heading that is being read in the contents.
  function followContents() {
    var links = all(".toc a");
    if (!links.length || !window.IntersectionObserver) return;
    var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
    function mark() {
      var current = 0;
      headings.forEach(function (heading, i) { if (heading && heading.getBoundingClientRect().top < 160) current = i; });
      links.forEach(function (link, i) {
        if (i === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
    var observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
    headings.forEach(function (heading) { if (heading) observer.observe(heading); });
  }

  function closeMenus(event) {
    all(".menu[open]").forEach(function (menu) {
      if (event.type === "keydown") { menu.open = false; menu.querySelector("summary").focus(); }
      else if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // The search, as far as every page has it.

  // Style, words and scripts of the search are fetched when the reader turns to it; the scripts run in this order.
  function loadSearch() {
    if (loading) return;
    loading = true;
    load("link", { rel: "stylesheet", href: words.style });
    load("script", { async: false, src: words.words });
    load("script", { async: false, src: words.search });
  }

  function load(name, attributes) {
    var part = Object.assign(document.createElement(name), attributes);
    part.addEventListener("error", searchFailed);
    document.head.appendChild(part);
  }

  // The next turn to the search tries again. A window that cannot answer leads to the page of results, which says so.
  function searchFailed() {
    loading = false;
    all(".failed").forEach(function (note) { note.hidden = false; });
    root.classList.add("ready");
    if (isOpen()) searchWindow.querySelector("form").requestSubmit();
  }

  function isSmall() { return matchMedia("(max-width: 47.99rem)").matches; } // where the header has no field

  // On a small screen the search takes the whole screen: a modal dialog, which the back button closes. It opens at once
  // and is a form that works by itself; what is typed in it while the scripts of the search come stays as it is.
  var searchWindow = null;
  var searchForm = document.querySelector(".search"); // as it was before anything was typed
  if (searchForm) searchForm = searchForm.cloneNode(true);

  function isOpen() { return searchWindow && searchWindow.open; }

  function isSearching() { return Boolean(history.state) && "search" in history.state; }

  function buildWindow(form) {
    var field = form.querySelector("input");
    var close = document.createElement("button");
    searchWindow = document.createElement("dialog");
    searchWindow.className = "find-window";
    searchWindow.setAttribute("aria-label", form.querySelector("button").getAttribute("aria-label"));
    form.querySelector("label").htmlFor = field.id = "kb-search-window";
    close.type = "button";
    close.className = "find-button";
    close.textContent = words.close;
    close.addEventListener("click", function () { searchWindow.close(); });
    form.appendChild(close);
    searchWindow.appendChild(form);
    document.body.appendChild(searchWindow);
    field.addEventListener("input", function () { history.replaceState({ search: field.value }, ""); });
    // However it was closed: the step that opening it added to the history goes too.
    searchWindow.addEventListener("close", function () { if (isSearching()) history.back(); });
  }

  function openWindow(query) {
    if (!isSearching()) history.pushState({ search: query }, "");
    if (!searchWindow) buildWindow(searchForm);
    var field = searchWindow.querySelector("input");
    field.value = query;
    if (!searchWindow.open) searchWindow.showModal();
    field.focus();
    field.setSelectionRange(query.length, query.length);
    if (window.kbSearch && kbSearch.ready) kbSearch.ready(searchWindow); else loadSearch();
  }

  // Back to a page that was left from the window: the reader returns to the results.
  function restoreWindow() {
    if (isSearching()) openWindow(history.state.search);
    else if (isOpen()) searchWindow.close();
  }

  // The magnifier of a small screen; without scripts it is a link.
  function openSearch(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openWindow("");
  }

  function isShortcut(event) {
    if (event.altKey) return false;
    if (event.key.toLowerCase() === "k") return event.ctrlKey !== event.metaKey;
    if (event.key !== "/" || event.ctrlKey || event.metaKey) return false;
    return !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !event.target.isContentEditable;
  }

  // On a small screen a tap on a field of the page opens the window. What gets the focus back when that is closed is the
  // button beside the field: the field would bring up the keyboard again.
  function readyField(field) {
    var button = field.form.querySelector("button");
    function open(event) {
      if (!isSmall()) return;
      event.preventDefault();
      button.focus({ preventScroll: true });
      openWindow(field.value);
    }
    field.addEventListener("focus", loadSearch);
    if (field === document.activeElement) loadSearch(); // it was there before this script
    if (onResultsPage) return;
    field.addEventListener("click", open);
    field.form.addEventListener("submit", function (event) { if (!field.value.trim()) open(event); });
  }

  function readySearch() {
    var fields = all(".search input");
    var find = document.querySelector(".find");
    fields.forEach(readyField);
    if (find) find.addEventListener("click", openSearch);
    document.addEventListener("keydown", function (event) {
      if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
      var field = fields.find(function (input) { return input.offsetParent; });
      if (!field && !find) return;
      event.preventDefault();
      if (field) { field.focus(); field.select(); } else find.click();
    });
    // When the scripts come: half of a character that an input method composes is no question yet, and whoever pressed
    // Escape asks none.
    function hold(event) {
      if (event.isComposing) return;
      words.held = event.type === "compositionstart" || event.key === "Escape" ? "yes" : "";
    }
    ["keydown", "compositionstart", "compositionend"].forEach(function (type) { document.addEventListener(type, hold); });
    if (onResultsPage) return readyResults(fields[0]);
    if (!searchForm) return;
    addEventListener("popstate", restoreWindow);
    restoreWindow();
  }

  // The question of the address stands in the field at once: what is typed from now on changes it.
  function readyResults(field) {
    if (!field.value) field.value = (new URLSearchParams(location.search).get("q") || "").trim();
    loadSearch();
  }

  // On the page for missing addresses the words of the address are the likely question.
  function suggestWords() {
    var field = document.querySelector(".is-not_found main .search input");
    if (!field || field.value) return;
    var last = location.pathname.split("/").filter(Boolean).pop() || "";
    try { last = decodeURIComponent(last); } catch (error) { return; }
    if (last !== "404.html") field.value = last.replace(/\.\w+$/, "").replace(/[-_+]+/g, " ").trim();
  }

  // The end of the search.

  // A part of the page that went elsewhere is followed there; servers never learn which part a reader wants.
  function followMoved() {
    var moved = JSON.parse(document.getElementById("kb-main").dataset.moved || "{}");
    function follow() {
      var name = location.hash.slice(1);
      try { name = decodeURIComponent(name); } catch (error) { return; }
      if (Object.hasOwn(moved, name) && !document.getElementById(name)) location.replace(moved[name]);
    }
    addEventListener("hashchange", follow);
    follow();
  }

  // A site that is read from a disk has no server that would find the index.html of a folder.
  function openFolders(event) {
    var link = event.target.closest("a[href]");
    if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }

  function askInFolder(event) {
    var form = event.target;
    if (/\/$/.test(form.action)) form.action += "index.html";
  }

  followMoved();
  switchScheme();
  addCopyButtons();
  reachScrollers();
  followContents();
  readySearch();
  suggestWords();
  document.addEventListener("click", closeMenus);
  if (location.protocol === "file:") {
    document.addEventListener("click", openFolders, true);
    document.addEventListener("submit", askInFolder, true);
  }
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") closeMenus(event); });
})();
