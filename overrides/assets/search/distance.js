// How many typing errors apart two words are: insertions, deletions, substitutions and swapped neighbours
// (optimal string alignment, Boytsov 2011), only as far as the limit.
((kb) => {
  "use strict";

  function smallest(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c); }

  // The distance, or limit + 1 where it is larger.
  kb.distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], last = [], row = [];
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      let best = row[0] = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = smallest(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped && before[j - 2] + 1 < row[j]) row[j] = before[j - 2] + 1;
        if (row[j] < best) best = row[j];
      }
      if (best > limit) return limit + 1;
      const spare = before;
      before = last; last = row; row = spare;
    }
    return Math.min(last[b.length], limit + 1);
  };

  // One bit for each letter that occurs: words one error apart differ in two bits at most.
  kb.letterMask = (word) => {
    let mask = 0;
    for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
    return mask;
  };

  kb.bitCount = (mask) => {
    let count = 0;
    for (; mask; mask &= mask - 1) count++;
    return count;
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
