// Answers questions over the editions of one site: that of the page, and others on request.
((kb) => {
  "use strict";

  // Scores of several editions say nothing about each other; their share of the best one does, weighed by how much
  // of the question that one answers.
  function merged(answers, request) {
    const all = { text: request.text, total: 0, hits: [], facets: {}, instead: "", languages: {} };
    answers.forEach((answer) => {
      const best = answer.hits.length ? answer.hits[0].score : 1;
      answer.hits.forEach((hit) => { hit.score = hit.score / best * answer.certainty; });
      all.total += answer.total;
      all.hits = all.hits.concat(answer.hits);
      all.languages[answer.language] = answer.total;
      addCounts(all.facets, answer.facets);
    });
    const found = answers.filter((answer) => answer.total);
    if (found.length && found.every((answer) => answer.instead)) all.instead = found[0].instead;
    all.hits.sort((a, b) => b.score - a.score);
    const offset = request.offset || 0;
    all.hits = all.hits.slice(offset, offset + (request.limit || 10));
    return all;
  }

  function counted(answer) { return Object.assign(answer, { languages: { [answer.language]: answer.total } }); }

  function addCounts(sum, facets) {
    Object.keys(facets).forEach((name) => {
      const values = sum[name] = sum[name] || [];
      facets[name].forEach((entry) => {
        const known = values.find((value) => value[0] === entry[0]);
        if (known) known[2] += entry[2]; else values.push(entry.slice());
      });
    });
  }

  // options: {load(path) → promise of text, settings, analyzer, editions: [{language, manifest}, …]}.
  kb.engine = (options) => {
    const editions = new Map();

    function opened(language) {
      if (!editions.has(language)) {
        const known = options.editions.find((edition) => edition.language === language);
        if (!known) throw new Error("no edition in " + language);
        editions.set(language, kb.edition(known.manifest, options.load, options));
        editions.get(language).catch(() => { editions.delete(language); });
      }
      return editions.get(language);
    }

    // A file that is gone tells that the site was published anew since the manifest was read: once more from there.
    async function ask(language, request) {
      let answer;
      try {
        answer = await (await opened(language)).search(request);
      } catch (error) {
        editions.delete(language);
        answer = await (await opened(language)).search(request);
      }
      return Object.assign(answer, { language });
    }

    const own = options.editions[0].language;
    return {
      // request: {text, facets, languages, offset, limit, exact: without correcting typing errors}.
      search: async (request) => {
        const wanted = request.languages && request.languages.length ? request.languages : [own];
        if (wanted.length === 1) return counted(await ask(wanted[0], request));
        const all = { ...request, offset: 0, limit: (request.offset || 0) + (request.limit || 10) };
        return merged(await Promise.all(wanted.map((language) => ask(language, all))), request);
      },
      warm: async () => { await opened(own); },
      // What can be offered where nothing was found: popular articles, categories.
      info: async () => (await opened(own)).info,
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
