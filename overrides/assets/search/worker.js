// The engine's door: in a worker it answers messages, on a page and in an embedded engine it is called.
((kb) => {
  "use strict";

  // What stands in this file since it was built; the analyzer is made while the index is on its way.
  const environment = { settings: kb.settings, analyzer: kb.analyzer(kb.analyzerData) };

  // options: {load, editions}.
  kb.start = (options) => kb.engine({ ...options, ...environment });

  // Files below `root`; what the page has fetched before is `given` once. The manifest's address stays the same when its
  // content changes.
  kb.fetched = (root, given) => {
    return async (path) => {
      const text = given[path];
      delete given[path];
      if (text) return text;
      const answer = await fetch(root + path, path.endsWith("manifest.json") ? { cache: "no-cache" } : {});
      if (!answer.ok) throw new Error(path + ": " + answer.status);
      return answer.text();
    };
  };

  if (typeof WorkerGlobalScope === "undefined" || !(globalThis instanceof WorkerGlobalScope)) return;
  let engine = null;
  addEventListener("message", async (event) => {
    const message = event.data;
    try {
      engine = engine || kb.start({ load: kb.fetched(message.root, message.given), editions: message.editions });
      postMessage({ id: message.id, answer: await engine[message.call](message.request) });
    } catch (error) {
      postMessage({ id: message.id, error: String(error && error.message || error) });
    }
  });
})(globalThis.kbEngine = globalThis.kbEngine || {});
