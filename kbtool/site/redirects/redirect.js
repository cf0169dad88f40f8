// Takes along what the page's own refresh cannot: the part and the question of the address.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch (error) {} // no part has such a name
  var parts = JSON.parse(words.parts || "{}");
  if (!name && !location.search) return;
  var goal = new URL(Object.hasOwn(parts, name) ? parts[name] : words.goal, location.href);
  if (!goal.hash && !Object.hasOwn(parts, name)) goal.hash = location.hash;
  if (!goal.search) goal.search = location.search;
  location.replace(goal.href);
})();
