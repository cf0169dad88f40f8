// Where answers come from, as the interface sees it: search(request), warm() and info() give promises.
((kb) => {
  "use strict";

  // Files of an offline build: a page that was read from a disk may load scripts, but fetch nothing.
  function scripted(root) {
    const waiting = new Map();
    globalThis.kbSearchData = (path, text) => { waiting.get(path)(text); };
    return (path) => {
      return new Promise((done, failed) => {
        waiting.set(path, done);
        addScript(root + path + ".js").catch(failed);
      });
    };
  }

  function addScript(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = () => { failed(new Error(address)); };
      document.head.append(script);
    });
  }

  function editionsOf(settings) {
    const others = Object.keys(settings.manifests).filter((language) => language !== settings.language);
    return [settings.language].concat(others).map((language) => {
      return { language, manifest: settings.manifests[language] };
    });
  }

  // The manifest is fetched while the engine is: path → text, nothing where that fails, for the engine then says why.
  async function fetchedEarly(settings, root) {
    const path = settings.manifests[settings.language];
    try {
      const answer = await fetch(root + path, { cache: "no-cache" });
      return answer.ok ? { [path]: await answer.text() } : {};
    } catch (error) {
      return {};
    }
  }

  // Calls the engine on the page itself.
  function onPage(settings, isFile) {
    let engine = null;
    function started() {
      const root = new URL(settings.root, location.href).href;
      engine = engine || Promise.all([isFile || fetchedEarly(settings, root), addScript(settings.engine)]).then(([given]) => {
        const load = isFile ? scripted(root) : globalThis.kbEngine.fetched(root, given);
        return globalThis.kbEngine.start({ load, editions: editionsOf(settings) });
      });
      engine.catch(() => { engine = null; });
      return engine;
    }
    return async (call, request) => (await started())[call](request);
  }

  // Calls the engine in a worker, which does not hold up typing; on the page where no worker can be had.
  function inWorker(settings) {
    const open = new Map();
    const root = new URL(settings.root, location.href).href;
    let worker = null, early = null, page = null, last = 0;

    function start() {
      worker = new Worker(new URL(settings.engine, location.href).href);
      early = fetchedEarly(settings, root);
      worker.onmessage = (event) => {
        const ask = open.get(event.data.id);
        open.delete(event.data.id);
        if (event.data.error) ask.failed(new Error(event.data.error)); else ask.done(event.data.answer);
      };
      worker.onerror = () => {
        worker.terminate();
        worker = null;
        page = onPage(settings, false);
        open.forEach((ask) => { page(ask.call, ask.request).then(ask.done, ask.failed); });
        open.clear();
      };
    }

    return (call, request) => {
      if (page) return page(call, request);
      if (!worker) start();
      return new Promise((done, failed) => {
        const id = ++last;
        open.set(id, { call, request, done, failed });
        early.then((given) => {
          if (worker) worker.postMessage({ id, call, request, root, given, editions: editionsOf(settings) });
          early = Promise.resolve({});
        });
      });
    };
  }

  // settings: {root: way from the page to the audience's root, engine: its address, language, manifests: {language:
  // path below root}}.
  kb.staticProvider = (settings) => {
    const isFile = location.protocol === "file:";
    const call = isFile || typeof Worker === "undefined" ? onPage(settings, isFile) : inWorker(settings);
    return {
      search: (request) => call("search", request),
      warm: () => call("warm"),
      info: () => call("info"),
    };
  };
})(window.kbSearch = window.kbSearch || {});
