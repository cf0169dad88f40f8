// Draws the diagrams of an article with the site's own copy of Mermaid. Where that fails their source stays readable.
(function () {
  "use strict";
  var root = document.documentElement;
  var drawer = document.currentScript.dataset.drawer;
  var system = matchMedia("(prefers-color-scheme: dark)");
  var drawings = Array.from(document.querySelectorAll(".content pre.mermaid")).map(function (frame, i) {
    var code = frame.querySelector("code");
    return { frame: frame, text: code ? withoutTags(code.textContent) : "", id: "kb-diagram-" + i, figure: null };
  });

  if (!drawings.length) return;

  // Mermaid 11 puts a label into the page to measure it before it cleans it; `#lt;` is its own way to write `<`.
  function withoutTags(text) { return text.replace(/(^|[^<])<(?=[a-z!/?])(?!br\s*\/?>)/gi, "$1#lt;"); }

  function isDark() { return root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches; }

  function show(drawing, svg) {
    if (!drawing.figure) {
      drawing.figure = document.createElement("div");
      drawing.figure.className = "diagram";
      drawing.frame.before(drawing.figure);
    }
    drawing.figure.innerHTML = svg;
    drawing.frame.hidden = true;
  }

  // One after the other: Mermaid measures in the page.
  function draw() {
    window.mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      htmlLabels: false,
      flowchart: { htmlLabels: false },
      suppressErrorRendering: true,
      theme: isDark() ? "dark" : "default"
    });
    return drawings.reduce(function (before, drawing) {
      return before.then(function () { return window.mermaid.render(drawing.id, drawing.text); })
        .then(function (result) { show(drawing, result.svg); })
        .catch(function () {}); // what cannot be drawn stays as it was written
    }, Promise.resolve());
  }

  var queue = Promise.resolve();
  function drawAgain() { queue = queue.then(draw); }

  var script = document.createElement("script");
  script.src = drawer;
  script.addEventListener("load", function () {
    drawAgain();
    system.addEventListener("change", drawAgain);
    new MutationObserver(drawAgain).observe(root, { attributes: true, attributeFilter: ["data-scheme"] });
  });
  document.head.appendChild(script);
})();
