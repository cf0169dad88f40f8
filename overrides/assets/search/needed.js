// The postings that a question loads: from few shards, so that a reader on a phone need not wait for many.
((kb) => {
  "use strict";

  // Single letters of scripts without spaces stand for all pairs that begin with them.
  async function addPairs(edition, slot, most, used) {
    const terms = await edition.postings.prefixed(slot.term, most, used);
    terms.forEach((term) => {
      if (term !== slot.term) slot.ways.push({ key: term, terms: [term], weight: 1, kind: "exact" });
    });
  }

  // Term → its rank. What was typed has the highest, its rarest word before others; the likeliest of what a word that no
  // article has may mean comes before common words. Then follow synonyms, then what else may have been meant.
  function ranksOf(edition, slots) {
    const ranks = new Map();
    slots.forEach((slot) => {
      const isKnown = (term) => slot.gram || edition.vocabulary.has(term);
      const ways = slot.ways.filter((way) => way.terms.every(isKnown));
      const best = ways.reduce((first, way) => way.weight > first.weight ? way : first, ways[0]);
      ways.forEach((way) => {
        way.terms.forEach((term) => {
          const rank = way.weight === 1 ? 10 - (edition.common.get(term) || 0) : way === best ? 9.5 : way.kind === "synonym" ? 5 : way.weight;
          ranks.set(term, Math.max(ranks.get(term) || 0, rank));
        });
      });
    });
    return ranks;
  }

  // Map of term to its lists. A slot is `left` where there are too many others: texts alone show whether it is held.
  // All attempts at a question together load so few shards: it remembers which. Each excluded word takes the place of one. Of a synonym of several terms those that
  // are there (`found`) lead to articles, whose texts show whether they hold the others; so they do for each other way that
  // was `left`. What stands best for a word that no article has counts as much as a word that was found: `lift`.
  kb.neededPostings = async (edition, question, limit) => {
    const slots = question.slots, used = question.used = question.used || new Set();
    const single = slots.filter((slot) => slot.gram && Array.from(slot.term).length === 1);
    await Promise.all(single.map((slot) => addPairs(edition, slot, limit.questionShards, used)));
    const known = ranksOf(edition, slots), terms = Array.from(known.keys());
    const sorted = terms.slice().sort((a, b) => known.get(b) - known.get(a));
    const isLed = slots.some((slot) => slot.ways.some((way) => way.kind === "synonym")); // writers want that to be found
    const most = (isLed ? limit.synonymShards : limit.questionShards) - question.excluded.length;
    const loaded = new Set(edition.postings.within(sorted, most, used));
    slots.forEach((slot) => {
      const isIn = (some) => (way) => way.found.every((term) => some.has(term));
      slot.ways.forEach((way) => {
        const found = way.terms.filter((term) => loaded.has(term));
        way.found = way.kind === "synonym" && found.length ? found : way.terms;
        way.left = isIn(known)(way) && !isIn(loaded)(way);
      });
      slot.lift = 1 / Math.max(...slot.ways.map((way) => isIn(known)(way) ? way.weight : 0));
      slot.left = slot.ways.some((way) => way.left) && !slot.ways.some(isIn(loaded));
    });
    return edition.postings.get(terms.filter((term) => loaded.has(term)));
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
