// Answers from a Typesense server (its API since version 0.24), for bases that have outgrown files; from the files
// where the server does not answer.
((kb) => {
  "use strict";
  const FIELDS = { title: 10, keywords: 8, headings: 4, description: 2, text: 1 }; // to their weights
  const FACETS = { category: "category", tag: "tags", type: "type", audience: "audience" }; // ours to the server's
  const OPEN = "\u0002", CLOSE = "\u0003", MOST_VALUES = 250;

  // Values stand between backticks, which they may therefore not hold.
  function filter(chosen, but) {
    return Object.keys(FACETS).filter((facet) => facet !== but && (chosen[facet] || []).length)
      .map((facet) => `${FACETS[facet]}:=[${chosen[facet].map((value) => "`" + value.replace(/`/g, "") + "`").join(",")}]`)
      .join(" && ");
  }

  // One search for the results, and one for each facet in use: its counts are those without its own choices.
  function searches(request, collection) {
    const chosen = request.facets || {};
    const common = {
      collection,
      q: request.text,
      query_by: Object.keys(FIELDS).join(),
      query_by_weights: Object.values(FIELDS).join(),
      sort_by: "_text_match:desc,boost:desc",
      num_typos: request.exact ? 0 : 2,
      max_facet_values: MOST_VALUES,
    };
    const results = {
      facet_by: Object.values(FACETS).join(),
      filter_by: filter(chosen),
      per_page: (request.offset || 0) + (request.limit || 10),
      exclude_fields: "text,keywords,description",
      highlight_fields: "title,text",
      highlight_start_tag: OPEN,
      highlight_end_tag: CLOSE,
    };
    const counts = Object.keys(FACETS).filter((facet) => (chosen[facet] || []).length)
      .map((facet) => ({ facet_by: FACETS[facet], filter_by: filter(chosen, facet), per_page: 0 }));
    return [results].concat(counts).map((own) => Object.assign({}, common, own));
  }

  // "a \u0002b\u0003" → [["a ", 0], ["b", 1]]
  function parts(marked) {
    return marked.split(OPEN).flatMap((piece, i) => {
      const [inside, outside] = i ? piece.split(CLOSE) : ["", piece];
      return [[inside, 1], [outside, 0]];
    }).filter(([text]) => text);
  }

  // The section that holds most of the marked words, in its heading rather than in its text.
  function bestSection(sections, words) {
    function points(section) {
      const heading = section.heading.toLowerCase(), text = section.text.toLowerCase();
      return words.reduce((sum, word) => sum + (text.includes(word) ? 1 : 0) + (heading.includes(word) ? 1 : 0), 0);
    }
    return sections.reduce((best, section) => (points(section) > points(best) ? section : best), sections[0]);
  }

  function hit(found, language) {
    const page = found.document;
    const marked = Object.fromEntries(found.highlights.map((item) => [item.field, parts(item.snippet)]));
    const words = Array.from(new Set(Object.values(marked).flat().filter(([, isMark]) => isMark)
      .map(([text]) => text.toLowerCase())));
    const none = { anchor: "", heading: "", text: "" };
    const section = marked.text && page.sections.length ? bestSection(page.sections, words) : page.sections[0] || none;
    return {
      title: page.title, url: page.url, language, breadcrumb: page.breadcrumb, anchor: section.anchor,
      file: section.file || "", heading: section.heading, excerpt: marked.text || [[section.text.slice(0, 160), 0]],
      titleParts: marked.title || [[page.title, 0]], type: page.type, category: page.category, tags: page.tags,
      audience: page.audience, updated: page.updated, score: 0, reasons: [],
    };
  }

  function labelled(facet, counts, labels) {
    const known = new Map(labels[facet]);
    return counts.map(({ value, count }) => [value, known.get(value) || value, count]);
  }

  // results: those of searches(), in their order.
  function answered(request, results, language, labels) {
    const [main, ...others] = results, facets = {};
    for (const result of [main].concat(others)) {
      for (const counted of result.facet_counts) {
        const facet = Object.keys(FACETS).find((name) => FACETS[name] === counted.field_name);
        facets[facet] = labelled(facet, counted.counts, labels);
      }
    }
    return { language, total: main.found, hits: main.hits.map((found) => hit(found, language)), facets };
  }

  // Ranks of different collections cannot be compared: first all first ones, then all second ones.
  function merged(request, answers) {
    const hits = [], facets = {}, most = Math.max(...answers.map((answer) => answer.hits.length));
    for (let rank = 0; rank < most; rank++) for (const answer of answers) if (answer.hits[rank]) hits.push(answer.hits[rank]);
    for (const answer of answers) {
      for (const facet of Object.keys(answer.facets)) {
        const values = facets[facet] = facets[facet] || [];
        for (const value of answer.facets[facet]) {
          const same = values.find(([other]) => other === value[0]);
          if (same) same[2] += value[2]; else values.push(value);
        }
      }
    }
    const offset = request.offset || 0;
    return {
      text: request.text,
      total: answers.reduce((sum, answer) => sum + answer.total, 0),
      hits: hits.slice(offset, offset + (request.limit || 10)),
      facets,
      instead: "",
      languages: Object.fromEntries(answers.map((answer) => [answer.language, answer.total])),
    };
  }

  // settings: those of staticProvider, and server: {url, key, collections: {language: name}}.
  kb.serverProvider = (settings) => {
    const { url, key, collections } = settings.server, files = kb.staticProvider(settings);

    // Labels are those of the files, which are there anyway.
    async function labels(language) {
      const answer = await fetch(new URL(settings.root + settings.manifests[language], location.href), { cache: "no-cache" });
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()).facets;
    }

    // As text, with the key in the address: so the browser need not ask the server first whether it may ask.
    async function asked(list) {
      const address = `${url.replace(/\/$/, "")}/multi_search?x-typesense-api-key=${encodeURIComponent(key)}`;
      const answer = await fetch(address, {
        method: "POST", headers: { "content-type": "text/plain" }, body: JSON.stringify({ searches: list }),
        credentials: "omit", referrerPolicy: "no-referrer",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { results } = await answer.json();
      const failed = results.find((result) => result.error);
      if (failed) throw new Error(failed.error);
      return results;
    }

    async function search(request) {
      const wanted = request.languages && request.languages.length ? request.languages : [settings.language];
      const lists = wanted.map((language) => searches(request, collections[language]));
      const [results, names] = await Promise.all([asked(lists.flat()), Promise.all(wanted.map(labels))]);
      const answers = wanted.map((language, i) => {
        return answered(request, results.splice(0, lists[i].length), language, names[i]);
      });
      return merged(request, answers);
    }

    return {
      search: (request) => search(request).catch(() => files.search(request)),
      warm: async () => {},
      info: files.info,
    };
  };
})(window.kbSearch = window.kbSearch || {});
