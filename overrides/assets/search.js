// The search's ground floor: all words of the question as parts of an article's words, whole beginnings first.
(function () {
  "use strict";
  var words = document.querySelector("script[data-index]").dataset;
  var language = document.documentElement.lang;
  var field = document.querySelector(".search input");
  var results = document.querySelector(".results");
  var loading = null;
  var LISTED = 20;
  var SUGGESTED = 7;
  if (!field) return;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/ي/g, "ی").replace(/ك/g, "ک").replace(/[\u200c\u200d]/g, "");
  }

  function prepare(row) {
    return { title: row[0], url: row[1], description: row[2], heading: " " + fold(row[0]), rest: " " + fold(row[2] + " " + (row[3] || "")) };
  }

  function index() {
    loading = loading || fetch(words.index).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (rows) { return rows.map(prepare); });
    loading.catch(function () { loading = null; });
    return loading;
  }

  // 8 title begins a word, 4 title holds it, 2 the rest begins a word, 1 the rest holds it; 0 excludes the article.
  function weigh(article, parts) {
    var sum = 0;
    for (var i = 0; i < parts.length; i++) {
      var part = parts[i];
      var points = article.heading.includes(" " + part) ? 8 : article.heading.includes(part) ? 4
        : article.rest.includes(" " + part) ? 2 : article.rest.includes(part) ? 1 : 0;
      if (!points) return 0;
      sum += points;
    }
    return sum;
  }

  function find(articles, query) {
    var parts = fold(query).split(/\s+/).filter(Boolean);
    return articles.map(function (article) { return { article: article, sum: weigh(article, parts) }; })
      .filter(function (hit) { return hit.sum; })
      .sort(function (a, b) { return b.sum - a.sum; })
      .map(function (hit) { return hit.article; });
  }

  function count(n) {
    var form = new Intl.PluralRules(language).select(n);
    var text = words["count" + form[0].toUpperCase() + form.slice(1)] || words.countOther || "{count}";
    return text.replace("{count}", new Intl.NumberFormat(language).format(n));
  }

  function element(name, text, parent) {
    var node = document.createElement(name);
    node.textContent = text;
    if (parent) parent.appendChild(node);
    return node;
  }

  function list(articles, parent, note) {
    parent.replaceChildren();
    articles.forEach(function (article) {
      var item = element("li", "", parent);
      element("a", article.title, item).href = words.root + article.url;
      if (article.description) element(note, article.description, note === "small" ? item.firstChild : item);
    });
  }

  function none(query) { return words.none.replace("{query}", query) + " " + words.hint; }

  // The results page.
  function showPage() {
    var status = document.querySelector(".status");
    var query = field.value.trim();
    function offer(others) {
      document.querySelectorAll(".otherwise").forEach(function (box) { box.hidden = !others; });
      document.documentElement.classList.add("ready");
    }
    if (!query) { status.textContent = ""; results.replaceChildren(); offer(true); return; }
    index().then(function (articles) {
      var hits = find(articles, query);
      status.textContent = hits.length ? count(hits.length) : none(query);
      list(hits.slice(0, LISTED), results, "p");
      offer(!hits.length);
    }).catch(function () { status.textContent = words.failed; offer(true); });
  }

  // Suggestions below a field on every other page.
  function suggest() {
    var box = element("div", "", field.form);
    var said = element("p", "", box);
    var hits = element("ul", "", box);
    var more = element("a", words.all, box);
    box.className = "found";
    box.hidden = true;
    said.setAttribute("role", "status");
    function show() {
      var query = field.value.trim();
      box.hidden = !query;
      if (!query) return;
      index().then(function (articles) {
        var found = find(articles, query);
        said.textContent = found.length ? count(found.length) : none(query);
        list(found.slice(0, SUGGESTED), hits, "small");
        more.href = field.form.action + "?q=" + encodeURIComponent(query);
        more.hidden = found.length <= SUGGESTED;
      }, function () { said.textContent = words.failed; });
    }
    function move(event) {
      var links = Array.from(box.querySelectorAll("a:not([hidden])"));
      var place = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : NaN);
      if (event.key === "Escape") { box.hidden = true; field.focus(); }
      if (isNaN(place) || box.hidden) return;
      event.preventDefault();
      (links[place] || (place < 0 ? field : links[links.length - 1]) || field).focus();
    }
    field.addEventListener("input", show);
    field.form.addEventListener("keydown", move);
    document.addEventListener("click", function (event) { if (!field.form.contains(event.target)) box.hidden = true; });
    show();
  }

  if (!results) { suggest(); return; }
  field.value = new URLSearchParams(location.search).get("q") || "";
  field.form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value.trim()));
    showPage();
  });
  field.addEventListener("input", showPage);
  showPage();
})();
