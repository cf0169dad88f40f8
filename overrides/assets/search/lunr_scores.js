// lunr's own score over the postings of a question's terms alone. lunr divides by the question's length and by no
// article's, so an index of these terms gives every article the score that the whole index gives it.
((kb) => {
  "use strict";

  function partialIndex(postings, fields) {
    const lunr = globalThis.lunr;
    const terms = Array.from(postings.keys()).sort();
    const inverted = {}, elements = {};
    terms.forEach((term, number) => {
      const entry = inverted[term] = { _index: number };
      fields.forEach((field) => { entry[field] = Object.create(null); });
      postings.get(term).forEach((list) => {
        for (let i = 0; i < list.documents.length; i++) {
          const reference = list.field + "/" + list.documents[i];
          entry[list.field][list.documents[i]] = {};
          (elements[reference] = elements[reference] || []).push(number, list.weights[i]);
        }
      });
    });
    const vectors = {};
    Object.keys(elements).forEach((reference) => { vectors[reference] = new lunr.Vector(elements[reference]); });
    return new lunr.Index({
      invertedIndex: inverted,
      fieldVectors: vectors,
      tokenSet: { intersect: (wanted) => wanted }, // all that is asked for is there
      fields,
    });
  }

  // postings: Map of term to [{field, documents, weights}]; boosts: Map of term to number.
  // Gives scores by document number. Without a clause lunr answers with every document, hence the first line.
  kb.lunrScores = (postings, boosts, fields, count) => {
    const scores = new Float64Array(count);
    if (!postings.size) return scores;
    partialIndex(postings, fields).query((query) => {
      boosts.forEach((boost, term) => {
        if (postings.has(term)) query.clause({ term, boost, usePipeline: false });
      });
    }).forEach((result) => { scores[Number(result.ref)] = result.score; });
    return scores;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
