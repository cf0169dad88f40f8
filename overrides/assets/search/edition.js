// One edition's index, loaded as far as questions need it, and the answers it gives.
((kb) => {
  "use strict";

  async function opened(path, load, environment) {
    const manifest = JSON.parse(await load(path));
    if (manifest.format !== 1 || manifest.analyzer !== environment.analyzer.version) {
      throw new Error("search index of another version: load the page again");
    }
    const json = async (name) => JSON.parse(await load(name));
    const parts = await Promise.all([json(manifest.vocabulary), json(manifest.table), manifest.index && json(manifest.index)]);
    const limit = environment.settings.limit;
    const prefix = manifest.fragment.slice(0, manifest.fragment.lastIndexOf("/") + 1);
    const digests = parts[1].fragments, length = digests.length / manifest.documents;
    const shard = (name) => json(prefix + "postings." + name + ".json");
    return {
      language: manifest.language,
      info: { popular: manifest.popular, categories: manifest.categories, facets: manifest.facets },
      labels: manifest.facets,
      fields: manifest.fields,
      count: manifest.documents,
      vocabulary: kb.vocabulary(kb.frontDecoded(parts[0].terms), parts[0].classes, parts[0].synonyms),
      narrow: kb.facets(facetLists(parts[1]), manifest.documents),
      postings: parts[2] ? kb.wholePostings(parts[2])
        : kb.shardedPostings(manifest.shards || [], manifest.fields, shard, limit.shards),
      fragment: kb.lru(limit.fragments, async (document) => {
        const name = manifest.fragment.replace("{digest}", digests.slice(document * length, (document + 1) * length));
        return kb.flatFragment(await json(name), environment.analyzer);
      }),
    };
  }

  function facetLists(table) {
    const lists = Object.assign({}, table);
    delete lists.fragments;
    return lists;
  }

  // The edition whose manifest lies at `path`; a promise. environment: {analyzer, settings}.
  kb.edition = async (path, load, environment) => {
    const edition = await opened(path, load, environment);
    edition.search = (request) => kb.answer(edition, request, environment);
    return edition;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
