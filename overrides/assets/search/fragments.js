// What the texts of the best articles add to their rank: the question as a phrase in title, heading or text, and all
// of its words in one section, to which the result then leads.
((kb) => {
  "use strict";

  // A fragment with its texts as they are compared; made once.
  kb.flatFragment = (fragment, analyzer) => {
    function flat(text) { return " " + analyzer.flat(text) + " "; }
    if (!fragment.flat) {
      fragment.flat = flat(fragment.title);
      fragment.sections.forEach((section) => {
        section.flatHeading = flat(section.heading);
        section.flat = section.flatHeading + flat(section.text);
      });
      fragment.all = fragment.sections.map((section) => section.flat).concat(fragment.flat).join("");
    }
    return fragment;
  };

  // In scripts with spaces a phrase is made of whole words.
  function phraseIn(flat, needle) {
    for (let at = flat.indexOf(needle); at >= 0; at = flat.indexOf(needle, at + 1)) {
      const before = flat[at - 1], after = flat[at + needle.length];
      if (isBorder(before, needle[0]) && isBorder(after, needle[needle.length - 1])) return at;
    }
    return -1;
  }

  const inner = /^[\p{L}\p{M}\p{N}]$/u, unspaced = /[\u0e00-\u109f\u1780-\u17ff\u3000-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ud800-\udfff]/;
  function isBorder(outside, inside) { return unspaced.test(inside) || unspaced.test(outside) || !inner.test(outside); }

  kb.holdsPhrase = (fragment, needle) => {
    return fragment.sections.concat(fragment).some((part) => phraseIn(part.flat, needle) >= 0);
  };

  // How well a section answers: share of the slots it holds, more where its heading does or where the phrase stands.
  function sectionPoints(section, matches, needle) {
    let points = 0, slots = 0;
    matches.forEach((match) => {
      const way = match.ways.find((way) => way.terms.every((term) => holds(section.flat, term, match.slot)));
      if (!way) return;
      slots++;
      points += way.weight * (way.terms.every((term) => holds(section.flatHeading, term, match.slot)) ? 2 : 1);
    });
    const at = phraseIn(section.flat, needle);
    return { points: points / matches.length + (at >= 0 ? 1 : 0), complete: slots === matches.length, phrase: at >= 0 };
  }

  function holds(flat, term, slot) { return slot.gram ? flat.includes(term) : phraseIn(flat, term) >= 0; }

  // What was left out of the search is looked up in the text itself: words, what else they may mean, and synonyms of
  // which a part was found. Gives what the score is multiplied with, `share` being how much of the other words the article
  // holds; words left out count half.
  kb.lookUpLeft = (fragment, matches, share, settings) => {
    const others = matches.filter((match) => !match.slot.left), floor = settings.coverageFloor;
    const total = others.reduce((sum, match) => sum + match.slot.weight, 0), half = total / others.length / 2;
    let held = share * total, most = total;
    const strength = (way, slot) => way ? floor + (1 - floor) * way.weight * slot.lift : 0;
    matches.forEach((match) => {
      const slot = match.slot, before = match.ways.find((way) => !way.left);
      match.ways = match.ways.filter((way) => {
        return !way.left && way.found.length === way.terms.length ||
          way.terms.every((term) => holds(fragment.all, term, slot));
      });
      if (slot.left) most += half;
      held += slot.left ? (match.ways.length ? half : 0) : slot.weight * (strength(match.ways[0], slot) - strength(before, slot));
    });
    return Math.pow(Math.max(held, 0) / most / share, settings.coveragePower);
  };

  function lower(text) { return text.normalize("NFKC").toLowerCase().trim(); }

  function titleFactor(flat, needle, isStart, settings) {
    const title = flat.trim(), at = phraseIn(flat, needle);
    if (title === needle) return settings.titleEqual;
    return isStart || at >= 0 && at <= 1 ? settings.titleStarts : at < 0 ? 1 : settings.titleContains;
  }

  // {factor, kind, section}: what the rank is multiplied with, why, and the section to show.
  // What was `typed` may have signs that are no part of words: "C++", "move_".
  kb.judge = (fragment, matches, settings, typed) => {
    const needle = kb.needle(matches), at = lower(fragment.title).indexOf(lower(typed));
    const judged = fragment.sections.map((section) => sectionPoints(section, matches, needle));
    let best = 0;
    judged.forEach((points, i) => { if (points.points > judged[best].points) best = i; });
    const title = titleFactor(fragment.flat, needle, !at, settings);
    const isHeading = fragment.sections.some((section) => section.flatHeading.trim() === needle);
    const text = isHeading ? settings.headingEqual
      : judged.some((points) => points.phrase) ? settings.bodyPhrase
        : judged.some((points) => points.complete) ? settings.sameSection : 1;
    const factor = Math.max(title, text);
    return {
      factor: at < 0 ? factor : factor * settings.asTyped,
      kind: factor === 1 ? "" : title >= text ? "title" : text === settings.sameSection ? "section" : "phrase",
      section: title === settings.titleEqual ? fragment.sections[0] : fragment.sections[best],
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
