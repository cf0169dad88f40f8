"""A built site behind a server that sends the headers the site's own `_headers` file asks for, and a browser's view."""

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import BrowserContext, Page

Rules = dict[str, dict[str, str]]
"""Pattern of paths → header → value."""
NOTE = "document.addEventListener('securitypolicyviolation', e => console.error(`violation ${e.violatedDirective}`))"


def read_headers(folder: Path) -> Rules:
    """The `_headers` file of a site."""
    rules: Rules = {}
    for line in (folder / "_headers").read_text(encoding="utf-8").split("\n"):
        if line.startswith("/"):
            rules[line] = {}
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = value
    return rules


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, rules: Rules, **options: Any) -> None:
        self.rules = rules
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for pattern, headers in self.rules.items():
            if fnmatchcase(self.path.partition("?")[0], pattern):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing."""


@contextmanager
def policed(folder: Path, rules: Rules | None = None) -> Iterator[str]:
    """The address of the site while the block runs; `rules` replaces those of its own file."""
    chosen = read_headers(folder) if rules is None else rules
    handler = partial(_Handler, rules=chosen, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def watched_page(context: BrowserContext, complaints: list[str]) -> Page:
    """A page that notes each violation of its policy, each error and each complaint of the browser."""
    context.add_init_script(NOTE)
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page
