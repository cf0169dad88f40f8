// In which articles the terms stand: from shards that are loaded when needed, or from one lunr index.
((kb) => {
  "use strict";

  // [[field number, [document delta, weight in thousandths, …]], …] → [{field, documents, weights}, …].
  function decoded(entry, fields) {
    return entry.map((pair) => {
      const flat = pair[1], size = flat.length / 2;
      const list = { field: fields[pair[0]], documents: new Uint32Array(size), weights: new Float64Array(size) };
      for (let i = 0, document = 0; i < size; i++) {
        list.documents[i] = document += flat[2 * i];
        list.weights[i] = flat[2 * i + 1] / 1000;
      }
      return list;
    });
  }

  // How many shards begin before the term; `orAt`: or with it.
  function shardsBefore(term, shards, orAt) {
    let low = 0, high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1, first = shards[middle][0];
      if (first < term || orAt && first === term) low = middle + 1; else high = middle;
    }
    return low;
  }

  // Numbers of the shards that hold a term: a very common one goes on in those that begin with it.
  function shardsOf(term, shards) {
    const numbers = [], end = shardsBefore(term, shards, true);
    for (let i = Math.max(shardsBefore(term, shards, false) - 1, 0); i < end; i++) numbers.push(i);
    return numbers;
  }

  // Those that begin so, in their order.
  function beginning(terms, prefix) {
    return Array.from(terms).filter((term) => term.startsWith(prefix)).sort();
  }

  // shards: [[first term, name], …]; load(name) gives a shard: {term: entry}.
  kb.shardedPostings = (shards, fields, load, kept) => {
    const shard = kb.lru(kept, (number) => load(shards[number][1]));

    async function all(numbers) {
      const wanted = Array.from(new Set(numbers)), found = new Map();
      const loaded = await Promise.all(wanted.map(shard));
      loaded.forEach((content, i) => { found.set(wanted[i], content); });
      return found;
    }

    // Those of the terms, in their order, that can be had from so many shards.
    function within(terms, most) {
      const used = new Set();
      return terms.filter((term) => {
        const fresh = shardsOf(term, shards).filter((number) => !used.has(number));
        if (used.size + fresh.length > most) return false;
        fresh.forEach((number) => { used.add(number); });
        return true;
      });
    }

    return {
      within: within,
      // Map of term to its lists; terms of no article are missing.
      get: async (terms) => {
        const loaded = await all(terms.flatMap((term) => shardsOf(term, shards)));
        const postings = new Map();
        terms.forEach((term) => {
          const lists = shardsOf(term, shards).flatMap((number) => {
            const content = loaded.get(number);
            return Object.hasOwn(content, term) ? decoded(content[term], fields) : [];
          });
          if (lists.length) postings.set(term, lists);
        });
        return postings;
      },
      // All terms that begin so, for scripts whose pairs of letters are not in the vocabulary.
      prefixed: async (prefix) => {
        const numbers = shardsOf(prefix, shards);
        for (let i = shardsBefore(prefix, shards, true); i < shards.length && shards[i][0].startsWith(prefix); i++) numbers.push(i);
        const loaded = await all(numbers);
        const terms = new Set();  // a very common term is in several
        loaded.forEach((content) => { Object.keys(content).forEach((term) => { terms.add(term); }); });
        return beginning(terms, prefix);
      },
    };
  };

  // index: lunr's serialised index, in which a document's reference is its number.
  kb.wholePostings = (index) => {
    const byTerm = new Map(), terms = [];
    index.invertedIndex.forEach((entry) => { terms[entry[1]._index] = entry[0]; });
    index.fieldVectors.forEach((pair) => {
      const cut = pair[0].indexOf("/"), field = pair[0].slice(0, cut), document = Number(pair[0].slice(cut + 1));
      for (let i = 0; i < pair[1].length; i += 2) {
        const term = terms[pair[1][i]];
        if (!byTerm.has(term)) byTerm.set(term, new Map());
        const lists = byTerm.get(term);
        if (!lists.has(field)) lists.set(field, { field: field, documents: [], weights: [] });
        lists.get(field).documents.push(document);
        lists.get(field).weights.push(pair[1][i + 1]);
      }
    });
    return {
      within: (wanted) => wanted,
      get: async (wanted) => {
        const known = wanted.filter((term) => byTerm.has(term));
        return new Map(known.map((term) => [term, Array.from(byTerm.get(term).values())]));
      },
      prefixed: async (prefix) => beginning(terms, prefix),
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
