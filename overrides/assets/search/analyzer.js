// From text to the terms that are searched: the twin of kbtool/site/search/analyzer.py, which explains the steps.
// Both read analyzer.json; tests/search/vectors holds what both must give.
((kb) => {
  "use strict";
  const REMEMBERED = 20000;

  // The inside of a character class: ["0061-007A", "005F"] → "\u{0061}-\u{007A}\u{005F}".
  function characters(ranges) {
    return ranges.map((range) => {
      return range.split("-").map((code) => "\\u{" + code + "}").join("-");
    }).join("");
  }

  function pattern(source) { return new RegExp(source, "gu"); }

  function foldTable(data) {
    const table = new Map();
    Object.keys(data.folds).forEach((target) => {
      for (const source of data.folds[target]) table.set(source, target);
    });
    data.zeros.forEach((zero) => {
      for (let digit = 0; digit < 10; digit++) table.set(String.fromCodePoint(parseInt(zero, 16) + digit), String(digit));
    });
    return table;
  }

  kb.analyzer = (data) => {
    const separators = characters(data.separators), marks = characters(data.strip.marks);
    const grams = characters(data.grams), hangul = characters(data.hangul), stackers = characters(data.stackers);
    const drop = pattern("[" + characters(data.drop) + "]+");
    const run = pattern("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}" + separators + "]*");
    const segment = pattern("([" + grams + "][" + grams + "\\p{M}]*)|([" + hangul + "][" + hangul + "\\p{M}]*)|[^" +
      grams + hangul + "]+");
    const unit = pattern("\\P{M}(?:[" + stackers + "]\\P{M}|\\p{M})*|\\p{M}+");
    const separator = pattern("[" + separators + "]+");
    const ends = pattern("^[^\\p{L}\\p{N}]+|[" + separators + "]+$");
    const borders = ["(\\p{Ll})(\\p{Lu})", "(\\p{Lu})(\\p{Lu}\\p{Ll}\\p{Ll})", "([\\p{L}\\p{M}])(\\p{N})",
      "(\\p{N})(\\p{L})"].map(pattern);
    const marked = pattern("([" + characters(data.strip.letters) + "])[" + marks + "]+");
    const folds = foldTable(data), wide = /[^\0-\x7f]/;
    let remembered = new Map();

    function folded(text) {
      const lower = text.toLowerCase();
      if (!wide.test(lower)) return lower;
      const stripped = lower.normalize("NFD").replace(marked, "$1").normalize("NFC");
      return Array.from(stripped, (letter) => folds.has(letter) ? folds.get(letter) : letter).join("");
    }

    function cut(term) {
      return term.length > data.limits.term ? Array.from(term).slice(0, data.limits.term).join("") : term;
    }

    function pairs(text, withLast) {
      const units = folded(text).match(unit) || [];
      if (!withLast && units.length < 3) return [];
      const found = units.slice(1).map((next, i) => cut(units[i] + next));
      return withLast ? found.concat(units.slice(-1).map(cut)) : found;
    }

    function wordTerms(text) {
      const shown = borders.reduce((sum, border) => sum.replace(border, "$1_$2"), text);
      const whole = cut(folded(text.replace(separator, "")));
      const parts = shown.split(separator);
      if (parts.length < 2) return [whole];
      return [whole].concat(parts.map((part) => cut(folded(part))).filter((part) => {
        return Array.from(part).length >= data.limits.part;
      }).slice(0, data.limits.parts));
    }

    function word(kind, surface, terms) {
      return { kind, surface, flat: kind === "grams" ? folded(surface) : " " + terms[0] + " ", terms };
    }

    function analyse(text) {
      const words = [];
      for (const match of text.matchAll(segment)) {
        if (match[1]) words.push(word("grams", match[0], pairs(match[0], true)));
        else if (match[2]) words.push(word("hangul", match[0], [cut(folded(match[0]))].concat(pairs(match[0], false))));
        else {
          const surface = match[0].replace(ends, "");
          if (surface) words.push(word("word", surface, wordTerms(surface)));
        }
      }
      return words;
    }

    function wordsOfRun(text) {
      let words = remembered.get(text);
      if (!words) {
        if (remembered.size > REMEMBERED) remembered = new Map();
        remembered.set(text, words = analyse(text));
        words.flat = words.map((word) => word.flat).join("");
      }
      return words;
    }

    function runs(text) { return text.normalize("NFKC").replace(drop, "").match(run) || []; }

    // The words of a text: kind (word, grams, hangul), as written, for comparing phrases, and their terms.
    function words(text) { return remembered.get(text) || runs(text).flatMap(wordsOfRun); }

    return {
      version: data.version,
      words,
      // Words as one text in which a phrase can be found: spaces around each, none within scripts that use none.
      flat: (text) => runs(text).map((run) => wordsOfRun(run).flat).join("").replace(/  +/g, " ").trim(),
      terms: (text) => words(text).flatMap((word) => word.terms),
      unit,
      inGrams: pattern("[" + grams + "][" + grams + "\\p{M}]*"),
      rawRun: pattern("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}" + separators + characters(data.drop) + "]*"),
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
