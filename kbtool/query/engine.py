"""The search's script, run in this process by QuickJS."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import quickjs

from kbtool.errors import KbError

_START = """
(function (editions) {
  "use strict";
  const load = async function (path) { return loadText(path); };
  const engine = kbEngine.start({ load: load, editions: JSON.parse(editions) });
  let outcome = "";
  globalThis.kbAsk = function (call, request) {
    outcome = "";
    engine[call](JSON.parse(request)).then(
      function (answer) { outcome = JSON.stringify({ answer: answer }); },
      function (error) { outcome = JSON.stringify({ error: String(error && error.message || error) }); }
    );
  };
  globalThis.kbOutcome = function () { return outcome; };
})
"""


class SearchEngine:
    """Answers questions over the editions of a site. To be used in one thread only, as QuickJS demands."""

    def __init__(self, script: str, load: Callable[[str], str], editions: Sequence[Mapping[str, str]]) -> None:
        """`script` is that of `kbtool.site.search.scripts.engine_script`; `load` gives the text of a file of the site.

        Each of `editions` is `{"language": …, "manifest": path}`, that of the questions first.
        """
        self._context = quickjs.Context()
        self._context.add_callable("loadText", load)
        self._context.eval(script)
        self._context.eval(_START)(json.dumps(editions))

    def search(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer, as `SearchProvider.search` gives it. Raises KbError when the index cannot be read."""
        self._context.get("kbAsk")("search", json.dumps(request))
        while self._context.execute_pending_job():
            pass
        outcome = json.loads(self._context.get("kbOutcome")())
        if "error" in outcome:
            raise KbError(f"search: {outcome['error']}")
        answer: dict[str, Any] = outcome["answer"]
        return answer
