// A question as typed, taken apart: slots (one for each word that must be found), "phrases" and -exclusions.
((kb) => {
  "use strict";
  const quotes = /[\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\uff02]/g;
  const pieces = /(^|\s)(-?)(?:"([^"]*)"?|([^\s"]+))|"([^"]*)"?|([^\s"]+)/g;

  function wordSlots(word) {
    return [{ typed: word.surface, term: word.terms[0], parts: word.terms.slice(1), share: 1, gram: false }];
  }

  // Pairs of letters: the more of them are found in an article, the likelier it holds the whole.
  function gramSlots(word, pairs, whole) {
    const share = (1 + (pairs.length - 1) / 2) / pairs.length;
    return pairs.map((pair) => {
      return { typed: word.surface, term: pair, whole, parts: [], share, gram: true };
    });
  }

  // The slots of a word. Each knows the word's text for comparing phrases; the first of a word stands for it there.
  function slotsOf(word) {
    const slots = rawSlots(word);
    slots.forEach((slot, i) => { slot.flat = i ? "" : word.flat; });
    return slots;
  }

  function rawSlots(word) {
    if (word.kind === "word") return wordSlots(word);
    if (word.kind === "hangul") {
      return word.terms.length > 1 ? gramSlots(word, word.terms.slice(1), word.terms[0]) : wordSlots(word);
    }
    return gramSlots(word, word.terms.length > 1 ? word.terms.slice(0, -1) : word.terms, "");
  }

  // What must not occur: terms that all stand in an article.
  function needed(words) {
    return words.flatMap((word) => {
      return word.kind === "grams" && word.terms.length > 1 ? word.terms.slice(0, -1) : word.terms.slice(0, 1);
    });
  }

  kb.question = (text, analyzer, limit) => {
    const question = { text, slots: [], phrases: [], excluded: [] };
    const shortened = Array.from(text.replace(quotes, '"')).slice(0, limit.characters).join("");
    for (const match of shortened.matchAll(pieces)) {
      const isQuoted = match[3] !== undefined || match[5] !== undefined;
      const piece = match[3] || match[4] || match[5] || match[6] || "", words = analyzer.words(piece);
      if (!words.length) continue;
      // One letter after a hyphen is an option of a command: "pacman -S".
      const isOption = !isQuoted && words[0].kind === "word" && words[0].surface.length === 1;
      const phrase = { terms: needed(words), flat: isQuoted ? analyzer.flat(piece) : "" };
      if (match[2] && !isOption) question.excluded.push(phrase);
      else {
        question.slots.push.apply(question.slots, words.flatMap(slotsOf));
        if (isQuoted) question.phrases.push(phrase);
      }
    }
    question.slots = question.slots.slice(0, limit.slots);
    return question;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
