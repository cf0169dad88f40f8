// Narrowing by category, tag, type and audience, with exact counts.
((kb) => {
  "use strict";

  // lists: {facet: {value: documents, for `summed`}}.
  kb.facets = (lists, count) => {
    const names = Object.keys(lists);
    const members = {};
    names.forEach((name) => {
      members[name] = new Map(Object.entries(lists[name]).map((entry) => [entry[0], kb.summed(entry[1], 0)]));
    });

    function marked(documents) {
      const open = new Uint8Array(count);
      for (let i = 0; i < documents.length; i++) open[documents[i]] = 1;
      return open;
    }

    function mask(name, values) {
      const allowed = new Uint8Array(count);
      values.forEach((value) => {
        (members[name].get(value) || []).forEach((document) => { allowed[document] = 1; });
      });
      return allowed;
    }

    // chosen: {facet: [value, …]}; an article needs one value of each facet. Gives what passes all of them, and for
    // each facet how many articles each value would give together with the choices in the other facets.
    return (documents, chosen) => {
      const active = names.filter((name) => chosen[name] && chosen[name].length);
      const masks = active.map((name) => mask(name, chosen[name]));

      function passing(but) {
        return documents.filter((document) => {
          return masks.every((allowed, i) => active[i] === but || allowed[document]);
        });
      }

      const all = passing(""), counts = {};
      const openToAll = marked(all);
      names.forEach((name) => {
        const open = active.includes(name) ? marked(passing(name)) : openToAll;
        counts[name] = new Map();
        members[name].forEach((list, value) => {
          let number = 0;
          for (let i = 0; i < list.length; i++) number += open[list[i]];
          if (number || (chosen[name] || []).includes(value)) counts[name].set(value, number);
        });
      });
      return { documents: all, counts };
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
