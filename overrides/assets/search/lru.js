// What was loaded last, so that it need not be loaded again; the oldest goes first.
((kb) => {
  "use strict";

  // `make(key)` gives a promise; a failed one is forgotten, so that the next question tries again.
  kb.lru = (size, make) => {
    const kept = new Map();
    return (key) => {
      const known = kept.get(key);
      const value = known || make(key);
      kept.delete(key);
      kept.set(key, value);
      if (!known) value.catch(() => { kept.delete(key); });
      if (kept.size > size) kept.delete(kept.keys().next().value);
      return value;
    };
  };
})(globalThis.kbEngine = globalThis.kbEngine || {});
