// Which ways of the slots hold in one article, best first.
((kb) => {
  "use strict";

  function contains(lists, document) {
    return lists.some((list) => {
      let low = 0, high = list.documents.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list.documents[middle] < document) low = middle + 1; else high = middle;
      }
      return list.documents[low] === document;
    });
  }

  // [{slot, ways}, …] in the order of the question.
  kb.matches = (slots, postings, document) => {
    return slots.map((slot) => {
      const ways = slot.ways.filter((way) => {
        return way.left || way.found.every((term) => postings.has(term) && contains(postings.get(term), document));
      });
      return { slot: slot, ways: ways.sort((a, b) => b.weight - a.weight) };
    });
  };

  // Where the one word of a question was corrected, nobody knows which of the nearest words was meant: the best article
  // of each comes first, then the second one of each. `matchesOf` gives what `matches` gives.
  kb.mixed = (items, matchesOf) => {
    const turns = new Map(), ways = items.map((item) => matchesOf(item)[0].ways[0] || {}), first = ways[0];
    if (!first || first.kind !== "typo") return items;
    const turn = ways.map((way) => {
      if (way.weight < first.weight) return items.length;
      turns.set(way, (turns.get(way) || 0) + 1);
      return turns.get(way);
    });
    return items.map((item, i) => i).sort((a, b) => turn[a] - turn[b]).map((i) => items[i]);
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
