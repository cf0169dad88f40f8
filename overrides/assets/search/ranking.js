// The articles of an edition in the order in which they answer a question, as far as the index can tell.
((kb) => {
  "use strict";

  // The boost of each term for lunr: that of its best way. lunr adds up all terms, so the more there are of a kind the
  // less each may count; else many rare words that only begin alike outweigh the one that was meant.
  function boostsOf(slots, postings, crowd) {
    const boosts = new Map();
    slots.forEach((slot) => {
      const found = slot.ways.filter((way) => way.found.every((term) => postings.has(term)));
      found.forEach((way) => {
        const alike = found.filter((other) => other.kind === way.kind).length;
        const boost = way.weight / Math.pow(alike, crowd);
        way.found.forEach((term) => { boosts.set(term, Math.max(boosts.get(term) || 0, boost)); });
      });
    });
    return boosts;
  }

  function size(postings) {
    let sum = 0;
    postings.forEach((lists) => { lists.forEach((list) => { sum += list.documents.length; }); });
    return sum;
  }

  // {slots, postings, coverage} of the question; where no article holds all of its words, typing errors in words that
  // exist are thought of too.
  async function expanded(edition, question, typos, environment) {
    const settings = environment.settings;
    async function attempt(corrected) {
      const slots = kb.expand(question.slots, edition.vocabulary, settings, corrected);
      const postings = await kb.neededPostings(edition, question, settings.limit);
      return { slots, postings, coverage: kb.coverage(slots.filter((slot) => !slot.left), postings, settings, edition.count) };
    }
    const first = await attempt(typos ? "unknown" : "");
    const isShort = question.slots.length <= settings.limit.retried;
    const isDone = first.coverage.complete || !typos || question.slots.every((slot) => slot.gram);
    return isDone || !isShort ? first : attempt("all");
  }

  // By document number 1 for articles with an excluded word and those without the words of a phrase, 2 where only the text
  // can tell: whether words stand side by side, the index does not know. Of a phrase the words that are loaded are enough.
  async function barred(edition, question, postings) {
    const state = new Uint8Array(edition.count).fill(question.phrases.length ? 1 : 0);
    question.phrases.forEach((phrase) => {
      const known = phrase.terms.filter((term) => postings.has(term));
      kb.eachHolding(known, postings, "", edition.count, (document) => { state[document] = 2; });
    });
    await Promise.all(question.excluded.map(async (out) => {
      const held = await edition.postings.get(out.terms), isDoubtful = out.flat && out.terms.length > 1;
      kb.eachHolding(out.terms, held, "", edition.count, (document) => { if (!isDoubtful || !state[document]) state[document] = isDoubtful ? 2 : 1; });
    }));
    return state;
  }

  // {ranked: document numbers best first, isDoubtful: whether its text must tell, scores, slots, postings, coverage}.
  // typos: whether to correct typing errors.
  kb.ranking = async (edition, question, typos, environment) => {
    const settings = environment.settings, found = await expanded(edition, question, typos, environment);
    const boosts = boostsOf(found.slots, found.postings, settings.crowd);
    const scores = size(found.postings) > settings.limit.directPostings
      ? kb.directScores(found.postings, boosts, edition.count)
      : kb.lunrScores(found.postings, boosts, edition.fields, edition.count);
    const state = await barred(edition, question, found.postings);
    const whole = found.coverage.whole, title = found.coverage.title, literal = found.coverage.literal;
    let ranked = [];
    for (let i = 0; i < scores.length; i++) {
      if (!scores[i] || state[i] === 1) continue;
      scores[i] *= Math.pow(whole[i], settings.coveragePower) * (1 + settings.titleCoverage * title[i] * title[i]);
      if (literal[i]) scores[i] *= settings.literal;
      ranked.push(i);
    }
    const least = settings.cutoff * ranked.reduce((most, i) => Math.max(most, whole[i]), 0);
    ranked = ranked.filter((i) => whole[i] >= least);
    ranked.sort((a, b) => scores[b] - scores[a] || a - b);
    if (found.slots.length === 1) ranked = kb.mixed(ranked, (document) => kb.matches(found.slots, found.postings, document));
    return Object.assign(found, { ranked, isDoubtful: (document) => state[document] === 2, scores });
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
