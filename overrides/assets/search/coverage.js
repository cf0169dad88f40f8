// How much of the question an article answers: for each slot the best way in which its words stand there.
((kb) => {
  "use strict";

  function eachDocument(lists, field, visit) {
    lists.forEach((list) => {
      if (!field || list.field === field) list.documents.forEach(visit);
    });
  }

  // Visits the documents in which all terms stand, some of them more than once; `field`: "" for any.
  kb.eachHolding = (terms, postings, field, count, visit) => {
    if (!terms.every((term) => postings.has(term))) return;
    if (terms.length === 1) {
      eachDocument(postings.get(terms[0]), field, visit);
      return;
    }
    const found = new Uint8Array(count);
    terms.forEach((term, place) => {
      eachDocument(postings.get(term), field, (document) => { if (found[document] === place) found[document]++; });
    });
    found.forEach((held, document) => { if (held === terms.length) visit(document); });
  };

  // By document number the weight of the slot's best way, 0 where none of them holds. Where a word in a title goes on
  // as the last one of the question begins, that is likely meant: `half`.
  function slotStrengths(slot, postings, field, count, half) {
    const best = new Float32Array(count);
    slot.ways.forEach((way) => {
      const weight = field && slot.isOpen && way.kind === "prefix" ? half : way.weight;
      kb.eachHolding(way.found, postings, field, count, (document) => {
        if (weight > best[document]) best[document] = weight;
      });
    });
    return best;
  }

  // Rare words count more than those that stand everywhere: log(1 + N / n) to the power `rarity`.
  function importance(strengths, share, rarity) {
    let articles = 0;
    for (let i = 0; i < strengths.length; i++) if (strengths[i]) articles++;
    return share * Math.pow(Math.log(1 + strengths.length / Math.max(articles, 1)), rarity);
  }

  // `lift` makes the best way of a slot 1.
  function addShares(sum, strengths, share, floor, lift) {
    for (let i = 0; i < sum.length; i++) if (strengths[i]) sum[i] += share * (floor + (1 - floor) * strengths[i] * lift);
  }

  // Shares between 0 and 1 by document number: of the whole article, and of its title or keywords alone.
  // `literal`: 1 for articles that hold every slot as it was typed, or joined; `complete`: whether any article holds every slot.
  kb.coverage = (slots, postings, settings, count) => {
    const whole = new Float64Array(count), title = new Float64Array(count), keywords = new Float64Array(count), matched = new Uint8Array(count);
    const literal = new Uint8Array(count).fill(1);
    let total = 0;
    slots.forEach((slot) => {
      const strengths = slotStrengths(slot, postings, "", count);
      const share = slot.weight = importance(strengths, slot.share, settings.rarity);
      total += share;
      addShares(whole, strengths, share, settings.coverageFloor, slot.lift);
      addShares(title, slotStrengths(slot, postings, "title", count, settings.half), share, 0, 1);
      addShares(keywords, slotStrengths(slot, postings, "keywords", count, settings.half), share, 0, 1);
      for (let i = 0; i < count; i++) {
        if (strengths[i]) matched[i]++;
        if (strengths[i] < Math.fround(settings.weight.join)) literal[i] = 0;
      }
    });
    for (let i = 0; i < count; i++) {
      whole[i] /= total;
      title[i] = Math.max(title[i], settings.keywords * keywords[i]) / total;
    }
    return { whole, title, literal, complete: matched.some((found) => found === slots.length) };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
