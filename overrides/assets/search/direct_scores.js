// lunr's formula without lunr's objects, for questions whose words stand in very many articles: the sum of
// boost × weight over terms and fields, divided by the length of the vector of boosts.
((kb) => {
  "use strict";

  kb.directScores = (postings, boosts, count) => {
    const scores = new Float64Array(count);
    let squares = 0;
    postings.forEach((lists, term) => {
      const boost = boosts.get(term);
      if (boost === undefined) return;
      squares += boost * boost;
      lists.forEach((list) => {
        for (let i = 0; i < list.documents.length; i++) scores[list.documents[i]] += boost * list.weights[i];
      });
    });
    const length = Math.sqrt(squares) || 1;
    for (let i = 0; i < count; i++) scores[i] /= length;
    return scores;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
