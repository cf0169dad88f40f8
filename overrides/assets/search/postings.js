// In which articles the terms stand: from shards that are loaded when needed, or from one lunr index.
((kb) => {
  "use strict";

  // [field number, [document delta, …]] → {field, documents, weights}, where the weights are how often the term stands
  // there: once, or as often as a negative number after the delta says.
  function decoded(pair) {
    const flat = pair[1], size = flat.reduce((sum, value) => value < 0 ? sum : sum + 1, 0);
    const list = { field: pair[0], documents: new Uint32Array(size), weights: new Float64Array(size) };
    let document = 0, at = -1;
    flat.forEach((value) => {
      if (value < 0) list.weights[at] = -value;
      else {
        list.documents[++at] = document += value;
        list.weights[at] = 1;
      }
    });
    return list;
  }

  // The number of the first shard that begins behind a term.
  function behind(term, shards) { return kb.before(shards.length, (i) => shards[i][0] <= term); }

  // Numbers of the shards that hold a term: a very common one goes on in those that begin with it.
  function shardsOf(term, shards) {
    const start = kb.before(shards.length, (i) => shards[i][0] < term), end = behind(term, shards);
    if (start === end) return start ? [start - 1] : [];
    return Array.from({ length: end - start }, (_, i) => start + i);
  }

  // Those that begin so, in their order.
  function beginning(terms, prefix) {
    return Array.from(terms).filter((term) => term.startsWith(prefix)).sort();
  }

  // shards: [[first term, name], …]; load(name) gives a shard: {term: entry}; weigh(lists) makes frequencies weights.
  kb.shardedPostings = (shards, weigh, load, kept) => {
    const shard = kb.lru(kept, (number) => load(shards[number][1]));

    async function all(numbers) {
      const wanted = Array.from(new Set(numbers)), found = new Map();
      const loaded = await Promise.all(wanted.map(shard));
      loaded.forEach((content, i) => { found.set(wanted[i], content); });
      return found;
    }

    // Those of the terms, in their order, that can be had from so many shards; those that are `used` already count.
    function within(terms, most, used) {
      return terms.filter((term) => {
        const fresh = shardsOf(term, shards).filter((number) => !used.has(number));
        if (used.size && used.size + fresh.length > most) return false;
        fresh.forEach((number) => { used.add(number); });
        return true;
      });
    }

    return {
      within,
      // Map of term to its lists; terms of no article are missing.
      get: async (terms) => {
        const loaded = await all(terms.flatMap((term) => shardsOf(term, shards)));
        const postings = new Map();
        terms.forEach((term) => {
          const lists = shardsOf(term, shards).flatMap((number) => {
            const content = loaded.get(number);
            return Object.hasOwn(content, term) ? content[term].map(decoded) : [];
          });
          if (lists.length) postings.set(term, weigh(lists));
        });
        return postings;
      },
      // All terms that begin so, for scripts whose pairs of letters are not in the vocabulary.
      prefixed: async (prefix, most, used) => {
        const numbers = shardsOf(prefix, shards);
        for (let i = behind(prefix, shards); i < shards.length && shards[i][0].startsWith(prefix); i++) numbers.push(i);
        const first = numbers.slice(0, most), loaded = await all(first);
        first.forEach((number) => { used.add(number); });
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
        if (!lists.has(field)) lists.set(field, { field, documents: [], weights: [] });
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
