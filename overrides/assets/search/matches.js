// Which ways of the slots hold in one article, best first.
((kb) => {
  "use strict";

  function contains(lists, document) {
    return lists.some((list) => {
      const documents = list.documents;
      return documents[kb.before(documents.length, (i) => documents[i] < document)] === document;
    });
  }

  // [{slot, ways}, …] in the order of the question.
  kb.matches = (slots, postings, document) => {
    return slots.map((slot) => {
      const ways = slot.ways.filter((way) => {
        return way.left || way.found.every((term) => postings.has(term) && contains(postings.get(term), document));
      });
      return { slot, ways: ways.sort((a, b) => b.weight - a.weight) };
    });
  };

  // Where the one word of a question was corrected, nobody knows which of the nearest words was meant: the best article
  // of each comes first, then the second one of each. `matchesOf` gives what `matches` gives; only the first 50 are mixed.
  kb.mixed = (items, matchesOf) => {
    const turns = new Map(), wayOf = (item) => matchesOf(item)[0].ways[0] || {}, first = items.length && wayOf(items[0]);
    if (first.kind !== "typo") return items;
    const mixed = items.slice(0, 50).map((item) => {
      const way = wayOf(item), turn = (turns.get(way) || 0) + 1;
      turns.set(way, turn);
      return [way.weight < first.weight ? 50 : turn, item];
    });
    return mixed.sort((a, b) => a[0] - b[0]).map((pair) => pair[1]).concat(items.slice(50));
  };

  // The question in the article's own words: "instal doker" is " install docker " where these are what was found.
  kb.needle = (matches) => {
    let last = "";
    return matches.map((match) => {
      const best = match.ways[0];
      if (match.slot.gram || !best) return match.slot.flat;
      const text = " " + best.terms.join(" ") + " ";
      const isSame = text === last;
      last = text;
      return isSame ? "" : text;
    }).join("").replace(/ +/g, " ").trim();
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
