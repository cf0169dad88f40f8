"""Prints what the search costs at 10,000 articles, beside what it may cost.

    python -m tests.search.tuning.budget [--articles 10000] [--seed 1]

The base is made of sections of the English corpora. Times of a first answer are those of a page that is slowed down
(Chromium's emulation: processor four times slower, 1.6 Mbit/s, 150 ms), with an empty cache and nothing loaded before
the question, the engine included; the engine runs on the page, because a worker would not be slowed down.
"""

import argparse
import gzip
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from shutil import which
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright

from kbtool.config.search_settings import SearchSettings
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.files import search_files
from kbtool.site.search.scripts import interface_script
from tests.conftest import BROWSER_OPTIONS, BROWSERS
from tests.search.tuning.corpus import Corpus, facts_of, read_corpus
from tests.search.tuning.large_base import large_base
from tests.search.tuning.phone import Site, ask, opened, serving
from tests.search.tuning.queries import Drawing

FIRST = 12
"""First questions, each with an empty cache."""
LATER = 40
"""Questions of each kind to a page that stays open."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table."""

    name: str
    found: float
    most: float
    unit: str


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="how large the base is")
    parser.add_argument("--seed", type=int, default=1, help="another number makes another base")
    options = parser.parse_args()
    documents = large_base(read_corpus("en").documents, options.articles, options.seed)
    start = time.process_time()
    files = search_files(facts_of("en", SearchSettings()), documents, load_analyzer())
    per_article = 1000 * (time.process_time() - start) / len(documents)
    print_lines([Line("build, processor time per article", per_article, 3, "ms"), *sizes(files)])
    texts = questions(documents, files, options.seed)
    with sync_playwright() as playwright, serving(files) as site:
        path = next(filter(None, map(which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        print_lines(first_answers(browser, site, texts))
        print_lines(later_answers(browser, site, texts))
        print_lines(memory(browser, site, texts))
        browser.close()


def questions(documents: Sequence[Document], files: Mapping[str, bytes], seed: int) -> list[str]:
    """Of every kind, mixed."""
    drawing = Drawing(Corpus("en", tuple(documents), files), "all", seed, LATER)
    drawn = drawing.questions()
    kinds = {item.kind: [other.text for other in drawn if other.kind == item.kind] for item in drawn}
    return [text for some in zip(*kinds.values(), strict=False) for text in some]


def sizes(files: Mapping[str, bytes]) -> Iterable[Line]:
    """Of what is loaded as a whole, compressed."""
    packed = {path: len(gzip.compress(content, 6)) / 1000 for path, content in files.items() if "/article." not in path}
    pieces = [size for path, size in packed.items() if "/postings." in path]
    yield Line("vocabulary", sum(size for path, size in packed.items() if "/vocabulary." in path), 150, "kB")
    yield Line("table of articles", sum(size for path, size in packed.items() if "/table." in path), 0, "kB")
    yield Line("manifest", packed["search/manifest.json"], 0, "kB")
    yield Line(f"largest of {len(pieces)} pieces", max(pieces), 25, "kB")


def first_answers(browser: Browser, site: Site, texts: Sequence[str]) -> Iterable[Line]:
    """Bytes, requests and time until the first answer of a slow page with an empty cache."""
    own = len(gzip.compress(interface_script().encode(), 6)) / 1000
    loaded: list[float] = []
    requests: dict[str, list[int]] = {"index": [], "articles": []}
    times: list[float] = []
    for text in texts[:FIRST]:
        with opened(browser, site, in_worker=False, is_slow=True) as (page, _):
            times.append(ask(page, [text])[0][0])
            loaded.append(own + sum(size for _, size in site.sent) / 1000)
            articles = sum("/article." in path for path, _ in site.sent)
            requests["articles"].append(articles)
            requests["index"].append(len(site.sent) - articles)
    yield Line("first answer, script and interface included: median", median(loaded), 350, "kB")
    yield Line("first answer: most", max(loaded), 350, "kB")
    yield Line("requests until results are ranked: median", median(requests["index"]), 5, "")
    yield Line("requests until results are ranked: most", max(requests["index"]), 5, "")
    yield Line("requests for texts of results: median", median(requests["articles"]), 0, "")
    yield Line("first answer on a slow phone: median", median(times), 2500, "ms")
    yield Line("first answer on a slow phone: longest", max(times), 2500, "ms")


def later_answers(browser: Browser, site: Site, texts: Sequence[str]) -> Iterable[Line]:
    """Time in the worker of a page that is not slowed down: of a new question, and of one whose files are there."""
    with opened(browser, site, in_worker=True, is_slow=False) as (page, _):
        ask(page, texts[:1])
        times = [time for time, _ in ask(page, [text for text in texts for _ in range(2)])]
    for name, some in (("files loaded for it", times[::2]), ("files there", times[1::2])):
        yield Line(f"{len(texts)} questions to the worker, {name}: median", median(some), 0, "ms")
        yield Line("95 % of them below", quantiles(some, n=20)[-1], 50, "ms")


def memory(browser: Browser, site: Site, texts: Sequence[str]) -> Iterable[Line]:
    """Of the engine after all questions, on a page of its own, where Chromium tells it."""
    with opened(browser, site, in_worker=False, is_slow=False) as (page, tools):
        tools.send("HeapProfiler.collectGarbage")
        before = _heap(tools.send("Runtime.getHeapUsage"))
        ask(page, texts)
        tools.send("HeapProfiler.collectGarbage")
        yield Line("memory of the engine after them", _heap(tools.send("Runtime.getHeapUsage")) - before, 30, "MB")


def _heap(usage: Mapping[str, float]) -> float:
    return (usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def print_lines(lines: Iterable[Line]) -> None:
    """What is over is marked; without a limit there is none."""
    for line in lines:
        limit = f"at most {line.most:g}" if line.most else ""
        over = "  OVER" if line.most and line.found > line.most else ""
        print(f"  {line.name:54}{line.found:9.1f} {line.unit:3} {limit:14}{over}", flush=True)


if __name__ == "__main__":
    main()
