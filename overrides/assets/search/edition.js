// One edition's index, loaded as far as questions need it, and the answers it gives.
((kb) => {
  "use strict";

  async function opened(path, load, environment) {
    const manifest = JSON.parse(await load(path));
    if (manifest.format !== 3 || manifest.analyzer !== environment.analyzer.version) {
      throw new Error("search index of another version: load the page again");
    }
    const json = async (name) => JSON.parse(await load(name));
    const file = (pattern) => (digest) => json(pattern.replace("{digest}", digest));
    const limit = environment.settings.limit, words = manifest.vocabulary, count = manifest.documents;
    const bundles = manifest.bundles, fragment = file(manifest.fragment);
    return {
      language: manifest.language,
      info: { popular: manifest.popular, categories: manifest.categories, facets: manifest.facets },
      labels: manifest.facets,
      fields: manifest.fields,
      count,
      vocabulary: kb.vocabulary(kb.frontDecoded(words.terms), words.classes, words.synonyms),
      narrow: kb.facets(manifest.table, count),
      common: commonTerms(manifest.common || []),
      postings: manifest.index ? kb.wholePostings(await json(manifest.index))
        : kb.shardedPostings(manifest.shards || [], kb.weigher(manifest), file(manifest.postings), limit.shards),
      fragment: kb.lru(limit.fragments, async (document) => {
        const bundle = bundles[kb.before(bundles.length, (i) => bundles[i][0] <= document) - 1];
        return kb.flatFragment(await fragment(bundle[1] + (document - bundle[0]).toString(16)), environment.analyzer);
      }),
    };
  }

  // Term → in which of the groups it is, the rarest of the common ones first.
  function commonTerms(groups) {
    const found = new Map();
    groups.forEach((group, i) => { kb.frontDecoded(group).forEach((term) => { found.set(term, i + 1); }); });
    return found;
  }

  // The edition whose manifest lies at `path`; a promise. environment: {analyzer, settings}.
  kb.edition = async (path, load, environment) => {
    const edition = await opened(path, load, environment);
    edition.search = (request) => kb.answer(edition, request, environment);
    return edition;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
