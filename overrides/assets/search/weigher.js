// lunr's weights (BM25 for each field) from how often terms stand in articles, to the last thousandth.
((kb) => {
  "use strict";
  const B = 0.75, K1 = 1.2;

  // manifest: {documents, fields, boosts, lengths: how many terms each field of the documents has, document_boosts}.
  // The function made takes all lists of one term, as shards hold them, and gives them fields and weights.
  kb.weigher = (manifest) => {
    const count = manifest.documents, lengths = manifest.lengths, boosts = manifest.document_boosts || {};
    const averages = (lengths || []).map((list) => list.reduce((sum, length) => sum + length, 0) / count);
    return (lists) => {
      const found = lists.reduce((sum, list) => sum + list.documents.length, 0);
      const rarity = Math.log(1 + Math.abs((count - found + 0.5) / (found + 0.5)));
      lists.forEach((list) => {
        const field = list.field;
        list.field = manifest.fields[field];
        list.weights.forEach((often, i) => {
          const document = list.documents[i], share = lengths[field][document] / averages[field];
          const score = rarity * ((K1 + 1) * often) / (K1 * (1 - B + B * share) + often);
          list.weights[i] = Math.round(score * manifest.boosts[field] * (boosts[document] || 1) * 1000) / 1000;
        });
      });
      return lists;
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
