// The list below a search field, after the combobox with a listbox of the ARIA Authoring Practices: the focus stays in
// the field while a mark moves over the options. Options are links, so that a click with any button does what links do.
(function (kb) {
  "use strict";
  const LEAD = 30; // characters
  const { element } = kb;

  // A link as an option; `chosen` is called when it is followed.
  kb.option = (link, chosen) => {
    link.addEventListener("click", chosen);
    return kb.dressed(link, { role: "option", "aria-selected": "false", tabindex: -1 });
  };

  kb.optionList = (field) => {
    const said = element("p", { class: "unseen", role: "status" });
    const note = element("p", { class: "find-note", hidden: true });
    const list = element("div", { id: `${field.id}-list`, role: "listbox", class: "find-list" });
    const box = element("div", { class: "found", hidden: true }, note, list);
    const links = () => Array.from(list.children);
    let active = null;

    function mark(link) {
      links().forEach((other) => other.setAttribute("aria-selected", String(other === link)));
      active = link || null;
      if (!link) return field.removeAttribute("aria-activedescendant");
      field.setAttribute("aria-activedescendant", link.id);
      link.scrollIntoView({ block: "nearest" });
    }

    function open(isOpen) {
      box.hidden = !isOpen;
      field.setAttribute("aria-expanded", String(isOpen && list.childElementCount > 0));
      mark(null);
    }

    // Shows options under a name; `line` stands above them, `spoken` is announced.
    function fill(name, options, line, spoken) {
      list.setAttribute("aria-label", name);
      list.replaceChildren(...options);
      list.hidden = !options.length;
      options.forEach((link, i) => { link.id = `${list.id}-${i}`; });
      note.replaceChildren(...line);
      note.hidden = !line.length;
      said.textContent = spoken;
      open(options.length + line.length > 0);
    }

    // Down from the last option and up from the first lead back to the field, as in every list of suggestions.
    function step(by) {
      const all = links();
      const from = active ? all.indexOf(active) : by > 0 ? -1 : all.length;
      mark(all[from + by]);
    }

    list.addEventListener("mousedown", (event) => event.button || event.preventDefault()); // the focus stays in the field
    kb.dressed(field, { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" });
    field.form.append(said, box);
    return { box, fill, open, step, isOpen: () => !box.hidden, active: () => active, first: () => mark(links()[0]), last: () => mark(links().pop()) };
  };

  // A line has room for little before the first mark.
  function fromMark(parts) {
    const [[text, isMark], ...others] = parts;
    if (isMark || !others.length || text.length <= LEAD) return parts;
    return [["… " + text.slice(text.indexOf(" ", text.length - LEAD) + 1 || -LEAD), 0], ...others];
  }

  // A result in the list: what it is, where it stands, and what it says.
  kb.preview = (hit) => {
    const link = kb.hitLink(hit);
    if (hit.breadcrumb.length) link.append(element("small", { class: "find-place" }, hit.breadcrumb.join(" / ")));
    if (hit.excerpt.length) link.append(element("span", { class: "find-excerpt" }, ...kb.marked(fromMark(hit.excerpt))));
    return link;
  };
})(window.kbSearch);
