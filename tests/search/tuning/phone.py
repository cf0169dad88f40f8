"""A site's search in Chromium, as slow as a phone or as it is, and what that loads."""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page

from kbtool.site.search.scripts import engine_script
from tests.search.tuning.corpus import REPOSITORY

PROVIDER = REPOSITORY / "overrides/assets/search/provider.js"
PAGE = b"""<!doctype html><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,">
<script src="provider.js"></script>"""
ASK = """async ([language, texts]) => {
  window.provider = window.provider || kbSearch.staticProvider(
    { root: "./", engine: "engine.js", language: language, manifests: { [language]: "search/manifest.json" } });
  const times = [];
  for (const text of texts) {
    const start = performance.now();
    const answer = await window.provider.search({ text: text, facets: {} });
    times.push([performance.now() - start, answer.total]);
  }
  return times;
}"""
SLOWER = 4
BANDWIDTH = 1_600_000 / 8
"""Bytes per second."""
LATENCY = 150
"""Milliseconds."""


@dataclass
class Site:
    """A running server that keeps account."""

    address: str
    language: str
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path and compressed bytes of each answer."""


@contextmanager
def serving(files: Mapping[str, bytes], language: str) -> Iterator[Site]:
    """Files as a server sends them: compressed, over connections that stay open."""
    given = {"index.html": PAGE, "provider.js": PROVIDER.read_bytes(), "engine.js": engine_script().encode(), **files}
    packed = {path: gzip.compress(content, 6, mtime=0) for path, content in given.items()}
    site = Site("", language)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].removeprefix("/") or "index.html"
            content = packed.get(path)
            site.sent.append((path, len(content or b"")))
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "text/html" if path.endswith("html") else "text/javascript")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=3600")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *arguments: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        site.address = f"http://127.0.0.1:{server.server_port}/"
        yield site
        server.shutdown()


@contextmanager
def opened(browser: Browser, site: Site, *, in_worker: bool, is_slow: bool) -> Iterator[tuple[Page, Any]]:
    """A page with an empty cache, and its DevTools session.

    Slowing a page down does not reach its workers, so the engine then has to run on the page.
    """
    context = browser.new_context()
    page = context.new_page()
    if not in_worker:
        page.add_init_script("delete window.Worker")
    page.goto(site.address)
    tools = context.new_cdp_session(page)
    if is_slow:
        rates = {"downloadThroughput": BANDWIDTH, "uploadThroughput": BANDWIDTH}
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **rates})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    site.sent.clear()
    yield page, tools
    context.close()


def ask(page: Page, site: Site, texts: Sequence[str]) -> list[tuple[float, int]]:
    """Milliseconds until the answer to each question, one after the other, and how many articles it has."""
    return [(float(time), int(total)) for time, total in page.evaluate(ASK, [site.language, list(texts)])]
