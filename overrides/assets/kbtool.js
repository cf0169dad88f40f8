// Comfort for every page; each page is complete without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var words = document.currentScript.dataset;

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

  // The search is fetched when the reader turns to it.
  function readySearch() {
    var fields = all(".search input");
    if (!fields.length) return;
    function load() {
      if (document.querySelector("script[data-part=search]")) return;
      var script = document.createElement("script");
      script.src = words.search;
      script.dataset.part = "search";
      document.head.appendChild(script);
    }
    fields.forEach(function (field) { field.addEventListener("focus", load, { once: true }); });
    document.addEventListener("keydown", function (event) {
      var target = event.target;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
      var field = fields.find(function (input) { return input.offsetParent; });
      if (field) { event.preventDefault(); field.focus(); }
    });
  }

  // On the page for missing addresses the words of the address are the likely question.
  function suggestWords() {
    var field = document.querySelector(".is-not_found main .search input");
    if (!field) return;
    var last = location.pathname.split("/").filter(Boolean).pop() || "";
    try { last = decodeURIComponent(last); } catch (error) { return; }
    if (last !== "404.html") field.value = last.replace(/\.\w+$/, "").replace(/[-_+]+/g, " ").trim();
  }

  switchScheme();
  addCopyButtons();
  reachScrollers();
  followContents();
  readySearch();
  suggestWords();
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") closeMenus(event); });
})();
