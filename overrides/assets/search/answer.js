// The answer of one edition: the best articles judged by their texts, with excerpts, reasons and counts.
((kb) => {
  "use strict";

  // Without the articles whose texts say that a phrase is missing, or an excluded one is there. Only the first ones are looked
  // at: of the others nobody knows, so they are no results.
  async function withPhrases(edition, found, question, limit) {
    const doubtful = found.ranked.filter(found.isDoubtful).slice(0, limit), fitting = new Set();
    await Promise.all(doubtful.map(async (document) => {
      const fragment = await edition.fragment(document), holds = (phrase) => kb.holdsPhrase(fragment, phrase.flat);
      const isOut = question.excluded.some((phrase) => phrase.flat && holds(phrase));
      if (question.phrases.every(holds) && !isOut) fitting.add(document);
    }));
    return found.ranked.filter((document) => !found.isDoubtful(document) || fitting.has(document));
  }

  // The first ones in the order that their texts give them; the others follow as they are.
  async function judged(edition, documents, found, settings, needed, text) {
    const count = Math.max(settings.limit.pool, needed);
    const pool = await Promise.all(documents.slice(0, count).map(async (document, place) => {
      const fragment = await edition.fragment(document);
      const matches = kb.matches(found.slots, found.postings, document);
      const left = kb.lookUpLeft(fragment, matches, found.coverage.whole[document], settings);
      const verdict = kb.judge(fragment, matches, settings, text);
      const factor = place < settings.limit.pool ? verdict.factor * left : 1;
      return { document, fragment, matches, verdict, score: found.scores[document] * factor };
    }));
    const first = pool.slice(0, settings.limit.pool);
    first.sort((a, b) => b.score - a.score || a.document - b.document);
    return (found.slots.length === 1 ? kb.mixed(first, (item) => item.matches) : first).concat(pool.slice(settings.limit.pool));
  }

  function reasonsOf(item, coverage) {
    const reasons = item.matches.filter((match) => match.ways.length).map((match) => {
      const way = match.ways[0];
      return { kind: way.kind, slot: match.slot.gram ? match.slot.term : match.slot.typed, term: way.terms.join(" "), weight: way.weight };
    });
    reasons.push({ kind: "coverage", slot: "", term: "", weight: Number(coverage.toFixed(3)) });
    if (item.verdict.kind) reasons.push({ kind: item.verdict.kind, slot: "", term: kb.needle(item.matches), weight: item.verdict.factor });
    return reasons;
  }

  function hit(item, edition, found, environment) {
    const fragment = item.fragment, section = item.verdict.section || { anchor: "", heading: "", text: "" };
    const terms = new Set(item.matches.flatMap((match) => {
      return match.ways.flatMap((way) => way.terms);
    }));
    return {
      title: fragment.title,
      url: fragment.url,
      language: edition.language,
      breadcrumb: fragment.breadcrumb,
      anchor: section.anchor,
      file: section.file || "", // the address of an attachment whose text it is
      heading: section.heading,
      excerpt: kb.excerpt(section.text, terms, environment.analyzer, environment.settings.limit.excerpt),
      titleParts: kb.marked(fragment.title, terms, environment.analyzer),
      type: fragment.type,
      category: fragment.category,
      tags: fragment.tags,
      audience: fragment.audience,
      updated: fragment.updated,
      score: item.score,
      reasons: reasonsOf(item, found.coverage.whole[item.document]),
    };
  }

  // The question without typing errors, where the best article was found by that only.
  function correction(question, best) {
    if (!best) return "";
    let text = question.text.normalize("NFKC");
    const before = text;
    best.matches.forEach((match) => {
      if (match.ways.length && match.ways[0].kind === "typo") text = text.replace(match.slot.typed, match.ways[0].terms[0]);
    });
    return text === before ? "" : text;
  }

  function labelled(counts, labels) {
    const facets = {};
    Object.keys(counts).forEach((name) => {
      const known = new Map(labels[name] || []);
      const values = Array.from(counts[name].keys()).sort((a, b) => {
        return counts[name].get(b) - counts[name].get(a) || (a < b ? -1 : 1);
      });
      facets[name] = values.map((value) => [value, known.get(value) || value, counts[name].get(value)]);
    });
    return facets;
  }

  kb.answer = async (edition, request, environment) => {
    const settings = environment.settings, offset = request.offset || 0, limit = request.limit || settings.limit.pool;
    const question = kb.question(request.text, environment.analyzer, settings.limit);
    const answer = { text: request.text, total: 0, hits: [], facets: {}, instead: "", certainty: 0 };
    if (!question.slots.length) return answer;
    const found = await kb.ranking(edition, question, !request.exact, environment);
    const holding = await withPhrases(edition, found, question, settings.limit.phrasePool);
    const narrowed = edition.narrow(holding, request.facets || {});
    const order = await judged(edition, narrowed.documents, found, settings, offset + limit, question.text);
    const best = order[0];
    return Object.assign(answer, {
      total: narrowed.documents.length,
      hits: order.slice(offset, offset + limit).map((item) => hit(item, edition, found, environment)),
      facets: labelled(narrowed.counts, edition.labels),
      instead: question.phrases.length ? "" : correction(question, best),
      certainty: best ? found.coverage.whole[best.document] : 0,
    });
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
