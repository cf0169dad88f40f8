// All words of an edition in the order of their UTF-16 code units, and what belongs together among them.
((kb) => {
  "use strict";

  // terms: sorted; classes: numbers of terms with the same stem, for `summed` from the first of the class before; synonyms:
  // {"term term": ["term", …]}.
  kb.vocabulary = (terms, classes, synonyms) => {
    let masks = null, first = 0;
    const classOf = new Map();
    classes.forEach((steps) => {
      const list = kb.summed(steps, first);
      first = list[0];
      list.forEach((number) => { classOf.set(number, list); });
    });

    function firstFrom(text) { return kb.before(terms.length, (i) => terms[i] < text); }

    function numberOf(term) {
      const number = firstFrom(term);
      return terms[number] === term ? number : -1;
    }

    // The shortest terms that begin so, the text itself left out.
    function prefixed(prefix, count) {
      const found = [];
      for (let i = firstFrom(prefix); i < terms.length && terms[i].startsWith(prefix); i++) {
        if (terms[i] !== prefix) found.push(terms[i]);
      }
      return found.sort((a, b) => a.length - b.length).slice(0, count);
    }

    function allMasks() { return masks = masks || Int32Array.from(terms, kb.letterMask); }

    // Terms at most `limit` errors away, nearest first, those with the same first letter before others:
    // [[term, distance], …]. `asPrefix` compares with the beginnings of terms.
    function similar(word, limit, count, asPrefix) {
      const mask = kb.letterMask(word), known = allMasks(), found = [];
      for (let i = 0; i < terms.length; i++) {
        const longer = terms[i].length - word.length;
        if (longer < -limit || (!asPrefix && longer > limit)) continue;
        const missing = asPrefix ? mask & ~known[i] : mask ^ known[i];
        if (missing && kb.bitCount(missing) > (asPrefix ? limit : 2 * limit)) continue;
        const term = asPrefix ? terms[i].slice(0, word.length) : terms[i];
        const distance = kb.distance(word, term, limit);
        if (distance <= limit && terms[i] !== word) found.push([terms[i], distance]);
      }
      function rank(pair) {
        return pair[1] + (pair[0][0] === word[0] ? 0 : 0.5) + Math.abs(pair[0].length - word.length) / 100;
      }
      return found.sort((a, b) => rank(a) - rank(b)).slice(0, count);
    }

    return {
      has: (term) => numberOf(term) >= 0,
      prefixed,
      similar,
      // Other terms with the same stem.
      related: (term) => {
        const list = classOf.get(numberOf(term)) || [];
        return list.map((number) => terms[number]).filter((other) => other !== term);
      },
      synonyms: (words) => Object.hasOwn(synonyms, words) ? synonyms[words].map((other) => other.split(" ")) : [],
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
