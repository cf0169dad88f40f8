// What is in order: how it is written in few bytes, and where in it something stands.
((kb) => {
  "use strict";

  // How many of so many come first, where `isBefore(number)` says which.
  kb.before = (count, isBefore) => {
    let low = 0;
    while (low < count) {
      const middle = (low + count) >> 1;
      if (isBefore(middle)) low = middle + 1; else count = middle;
    }
    return low;
  };

  // Numbers from the first one and the differences to the next; the first one from `start`.
  kb.summed = (steps, start) => steps.map((step) => start += step);

  // Words from lines: a character, 35 more than how many units a word shares with the one before, and the rest of it.
  kb.frontDecoded = (text) => {
    let before = "";
    return text ? text.split("\n").map((line) => {
      return before = before.slice(0, line.charCodeAt(0) - 35) + line.slice(1);
    }) : [];
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
