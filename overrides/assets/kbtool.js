// Comfort for every page; each page is complete without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var words = document.currentScript.dataset;
  var loading = false;

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

  // Words, style and scripts of the search are fetched when the reader turns to it, in this order.
  function loadSearch() {
    if (loading) return;
    loading = true;
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = words.style;
    style.addEventListener("load", function () {
      [words.words, words.search].forEach(function (address) {
        var script = document.createElement("script");
        script.src = address;
        script.async = false;
        script.addEventListener("error", searchFailed);
        document.head.appendChild(script);
      });
    });
    style.addEventListener("error", searchFailed);
    document.head.appendChild(style);
  }

  // The next turn to the search tries again.
  function searchFailed() {
    loading = false;
    all(".failed").forEach(function (note) { note.hidden = false; });
    root.classList.add("ready");
    if (words.wanted) location.assign(document.querySelector(".find").href);
  }

  function isShortcut(event) {
    if (event.altKey) return false;
    if (event.key.toLowerCase() === "k") return event.ctrlKey !== event.metaKey;
    if (event.key !== "/" || event.ctrlKey || event.metaKey) return false;
    return !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !event.target.isContentEditable;
  }

  // On a small screen the magnifier opens the search over the page; without the search's scripts it is a link.
  function openSearch(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (window.kbSearch && kbSearch.openDialog) kbSearch.openDialog("");
    else { words.wanted = "yes"; loadSearch(); }
  }

  function readySearch() {
    var fields = all(".search input");
    var find = document.querySelector(".find");
    fields.forEach(function (field) {
      field.addEventListener("focus", loadSearch);
      field.addEventListener("click", function () { words.tapped = "yes"; });
    });
    if (find) find.addEventListener("click", openSearch);
    document.addEventListener("keydown", function (event) {
      if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
      var field = fields.find(function (input) { return input.offsetParent; });
      if (!field && !find) return;
      event.preventDefault();
      if (field) { field.focus(); field.select(); } else find.click();
    });
    if (document.querySelector(".is-search") || (history.state && "search" in history.state)) loadSearch();
  }

  // On the page for missing addresses the words of the address are the likely question.
  function suggestWords() {
    var field = document.querySelector(".is-not_found main .search input");
    if (!field) return;
    var last = location.pathname.split("/").filter(Boolean).pop() || "";
    try { last = decodeURIComponent(last); } catch (error) { return; }
    if (last !== "404.html") field.value = last.replace(/\.\w+$/, "").replace(/[-_+]+/g, " ").trim();
  }

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

  followMoved();
  // A site that is read from a disk has no server that would find the index.html of a folder.
  function openFolders(event) {
    var link = event.target.closest("a[href]");
    if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }

  switchScheme();
  addCopyButtons();
  reachScrollers();
  followContents();
  readySearch();
  suggestWords();
  document.addEventListener("click", closeMenus);
  if (location.protocol === "file:") document.addEventListener("click", openFolders, true);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") closeMenus(event); });
})();
