// Runs before the first paint, so that a chosen colour scheme never flashes.
(function (root) {
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("kb-scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (error) {} // storage may be blocked: the system's scheme stays
})(document.documentElement);
