// The part of a text that shows best why it was found, with the found words marked.
((kb) => {
  "use strict";
  const LEAD = 40;

  // [[start, end, term], …] of what the terms stand for in a text as it is written.
  function marks(text, terms, analyzer) {
    const found = [];
    for (const run of text.matchAll(analyzer.rawRun)) {
      const words = analyzer.words(run[0]), only = words.length === 1 && words[0];
      if (only && only.kind !== "grams") {
        const term = only.terms.find((term) => terms.has(term));
        if (term) found.push([run.index, run.index + run[0].length, term]);
        continue;
      }
      if (words.some((word) => word.kind === "grams")) markGrams(run, terms, analyzer, found);
      const hit = words.filter((word) => word.kind !== "grams")
        .flatMap((word) => word.terms).find((term) => terms.has(term));
      if (hit) markParts(run, terms, analyzer, found);
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  // Pairs of letters within a run.
  function markGrams(run, terms, analyzer, found) {
    for (const grams of run[0].matchAll(analyzer.inGrams)) {
      const units = grams[0].match(analyzer.unit) || [];
      let at = run.index + grams.index;
      units.forEach((unit, i) => {
        const pair = unit + (units[i + 1] || "");
        const held = analyzer.terms(pair);
        if (units[i + 1] && terms.has(held[0])) found.push([at, at + pair.length, held[0]]);
        else if (terms.has(held[held.length - 1]) && held.length === 1) found.push([at, at + unit.length, held[0]]);
        at += unit.length;
      });
    }
  }

  // Words of other scripts within a run that has both.
  function markParts(run, terms, analyzer, found) {
    let at = run.index;
    run[0].split(analyzer.inGrams).forEach((part) => {
      const start = run.input.indexOf(part, at);
      const hit = analyzer.terms(part).find((term) => terms.has(term));
      if (part && hit) found.push([start, start + part.length, hit]);
      at = start + part.length;
    });
  }

  function pieces(text, found, start, end) {
    const shown = [];
    let at = start;
    function push(until, isMark) {
      if (until <= at) return;
      const last = shown[shown.length - 1];
      if (last && last[1] === isMark) last[0] += text.slice(at, until);
      else shown.push([text.slice(at, until), isMark]);
      at = until;
    }
    found.forEach((mark) => {
      if (mark[1] <= start || mark[0] >= end) return;
      push(mark[0], 0);
      push(Math.min(mark[1], end), 1);
    });
    push(end, 0);
    return shown;
  }

  // Where the window begins that shows most different terms.
  function bestStart(found, size) {
    let best = 0, most = 0;
    found.forEach((mark, i) => {
      const shown = new Set();
      for (let j = i; j < found.length && found[j][1] <= mark[0] + size; j++) shown.add(found[j][2]);
      if (shown.size > most) { most = shown.size; best = mark[0]; }
    });
    return best;
  }

  // Cut between words where there are any nearby.
  function border(text, at, step) {
    for (let i = at; i > 0 && i < text.length && Math.abs(i - at) < 20; i += step) if (/\s/.test(text[i - 1])) return i;
    return /[\udc00-\udfff]/.test(text[at] || "") ? at + step : at;
  }

  // The whole text with its marks: for titles and headings.
  kb.marked = (text, terms, analyzer) => pieces(text, marks(text, terms, analyzer), 0, text.length);

  // terms: Set. Gives [[text, 1 where it is a found word], …].
  kb.excerpt = (text, terms, analyzer, size) => {
    const isDense = (text.slice(0, 200).match(analyzer.inGrams) || []).join("").length > 60;
    const length = isDense ? size / 2 : size;
    if (text.length <= length) return kb.marked(text, terms, analyzer);
    const found = marks(text, terms, analyzer);
    const wanted = Math.max(0, Math.min(bestStart(found, length - LEAD) - LEAD, text.length - length));
    const start = wanted && border(text, wanted, 1), end = border(text, Math.min(start + length, text.length), -1);
    const shown = pieces(text, found, start, end);
    if (start) shown.unshift(["… ", 0]);
    if (end < text.length) shown.push([" …", 0]);
    return shown;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
