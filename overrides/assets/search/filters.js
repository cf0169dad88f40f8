// The filters beside the results: check boxes with counts, one group for each facet and one for the languages.
(function (kb) {
  "use strict";
  const { element, text } = kb;
  const FACETS = ["category", "type", "tag", "audience"];

  kb.facetNames = FACETS;

  function box(name, [value, label, count], isChecked, change) {
    const input = element("input", { type: "checkbox", name, value, checked: isChecked });
    input.addEventListener("change", () => change(name, value, input.checked));
    const parts = [input, element("span", null, label)];
    if (count !== undefined) parts.push(element("small", null, kb.number(count)));
    return element("label", null, ...parts);
  }

  function facetBoxes(name, answer, chosen, change) {
    const values = (answer.facets[name] || []).filter(([value, , count]) => count || chosen.includes(value));
    if (values.length < 2 && !chosen.length) return [];
    const sorted = [...values].sort((one, other) => other[2] - one[2]);
    return sorted.map((value) => box(name, value, chosen.includes(value[0]), change));
  }

  function languageBoxes(answer, chosen, change) {
    const { languages } = kb.settings;
    if (languages.length < 2) return [];
    return languages.map(({ locale, name, direction }) => {
      const label = box("language", [locale, name, answer.languages[locale]], chosen.includes(locale), change);
      Object.assign(label.children[1], { lang: locale, dir: direction });
      return label;
    });
  }

  // Draws the filters for an answer into `place`; the check box that had the focus keeps it. `change(name, value, is on)`.
  // Returns the number of groups.
  kb.drawFilters = (place, answer, state, change) => {
    const { name: heldName, value: heldValue } = document.activeElement;
    const groups = [...FACETS, "language"].map((name) => [name, name === "language"
      ? languageBoxes(answer, state.languages, change)
      : facetBoxes(name, answer, state.facets[name], change)]).filter(([, boxes]) => boxes.length);
    place.replaceChildren(...groups.map(([name, boxes]) =>
      element("fieldset", null, element("legend", null, text(`search_by_${name}`)), element("div", null, ...boxes))));
    const held = Array.from(place.querySelectorAll("input")).find((input) => input.name === heldName && input.value === heldValue);
    if (held) held.focus();
    return groups.length;
  };
})(window.kbSearch);
