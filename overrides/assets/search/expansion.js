// What a word of the question may be called in the articles: itself, its inflections, synonyms, longer words, the word
// without typing errors, written as one or as two. Each with its own weight (weights.json).
((kb) => {
  "use strict";

  // Gives each slot `ways`: [{terms, weight, kind}], of which all terms must stand in an article.
  // Typing errors are looked for in words that no article has (corrected: "unknown"), in "all", or not at all ("").
  kb.expand = (slots, vocabulary, settings, corrected) => {
    const weight = settings.weight, limit = settings.limit;

    function add(slot, terms, value, kind) {
      const key = terms.join(" ");
      const known = slot.ways.find((way) => way.key === key);
      if (!known) slot.ways.push({ key, terms, weight: value, kind });
      else if (known.weight < value) Object.assign(known, { weight: value, kind });
    }

    function addStems(slot, term, value, kind) {
      vocabulary.related(term).slice(0, limit.stems).forEach((other) => { add(slot, [other], value, kind); });
    }

    function addPrefixes(slot, isKnown, isLast) {
      if (slot.term.length < (isLast ? 1 : 3)) return;
      const value = isLast ? weight.prefixLast : isKnown ? weight.prefixKnown : weight.prefix;
      vocabulary.prefixed(slot.term, isLast ? limit.half : limit.prefixes).forEach((term) => {
        add(slot, [term], value * (0.5 + 0.5 * slot.term.length / term.length), "prefix");
      });
    }

    // Inflections that no article has are in no class: words with the same beginning stand for it.
    function addRoots(slot) {
      const root = slot.term.slice(0, Math.ceil(slot.term.length * limit.root));
      if (root.length < limit.typoLength) return;
      [root].concat(vocabulary.prefixed(root, limit.prefixes)).forEach((term) => {
        if (term.length > slot.term.length + 3 || !vocabulary.has(term)) return;
        let same = root.length;
        while (same < term.length && term[same] === slot.term[same]) same++;
        const share = same / Math.max(term.length, slot.term.length);
        add(slot, [term], weight.root * share, "root");
      });
    }

    function addParts(slot) {
      if (!slot.parts.length) return;
      add(slot, slot.parts, weight.parts, "split");
      const longest = slot.parts.reduce((a, b) => b.length > a.length ? b : a);
      add(slot, [longest], weight.part, "split");
      addStems(slot, longest, weight.part, "split");
    }

    function addSplits(slot) {
      const found = [];
      for (let i = 2; i <= slot.term.length - 2; i++) {
        const halves = [slot.term.slice(0, i), slot.term.slice(i)];
        if (halves.every(vocabulary.has)) found.push(halves);
      }
      function shorter(halves) { return Math.min(halves[0].length, halves[1].length); }
      found.sort((a, b) => shorter(b) - shorter(a));
      found.slice(0, 2).forEach((halves) => { add(slot, halves, weight.split, "split"); });
    }

    function addTypos(slot, isLast) {
      const errors = slot.term.length >= limit.typosLength ? 2 : slot.term.length >= limit.typoLength ? 1 : 0;
      if (!errors) return;
      const found = vocabulary.similar(slot.term, errors, limit.typos, false);
      found.forEach((pair) => {
        const value = pair[1] > 1 ? found[0][1] > 1 ? weight.typos : weight.typosToo : weight.typo;
        add(slot, [pair[0]], value, "typo");
        addStems(slot, pair[0], value * weight.typoStem, "typo");
      });
      if (!isLast || slot.ways.some((way) => way.kind !== "exact")) return;
      vocabulary.similar(slot.term, 1, limit.typos, true).forEach((pair) => {
        add(slot, [pair[0]], weight.typoPrefix, "typo");
      });
    }

    function addSynonyms(start) {
      for (let count = 1; count <= 4 && start + count <= slots.length; count++) {
        const group = slots.slice(start, start + count);
        const key = group.map((slot) => slot.term).join(" ");
        vocabulary.synonyms(key).forEach((terms) => {
          group.forEach((slot) => { add(slot, terms, weight.synonym, "synonym"); });
        });
      }
    }

    function addJoin(slot, next) {
      const joined = slot.term + next.term;
      if (!vocabulary.has(joined)) return;
      add(slot, [joined], weight.join, "join");
      add(next, [joined], weight.join, "join");
    }

    function expandWord(slot, isLast) {
      const isKnown = vocabulary.has(slot.term);
      addStems(slot, slot.term, weight.stem, "stem");
      addParts(slot);
      slot.isOpen = isLast;
      addPrefixes(slot, isKnown, isLast);
      if (!isKnown) addSplits(slot);
      if (!isKnown) addRoots(slot);
      if (corrected === "all" || corrected && !isKnown) addTypos(slot, isLast);
    }

    slots.forEach((slot) => {
      slot.ways = [];
      add(slot, [slot.term], slot.whole ? weight.pair : weight.exact, "exact");
      if (slot.whole) add(slot, [slot.whole], weight.exact, "exact");
    });
    slots.forEach((slot, i) => {
      const next = slots[i + 1];
      if (next && !slot.gram && !next.gram) addJoin(slot, next);
      addSynonyms(i);
    });
    slots.forEach((slot, i) => { if (!slot.gram) expandWord(slot, i === slots.length - 1); });
    return slots;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
