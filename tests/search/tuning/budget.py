"""Prints what the search costs at 10,000 articles, beside what it may cost.

    python -m tests.search.tuning.budget [--articles 10000] [--seed 1] [--languages en,zh,fa]

A base is made of sections of the corpora of its language. Times of a first answer are those of a page that is slowed
down (Chromium's emulation: processor four times slower, 1.6 Mbit/s, 150 ms), with an empty cache and nothing loaded
before the question, the engine included; the engine runs on the page, because a worker would not be slowed down.
Requests are those of the engine and of the index until the articles are ranked by it, and those of the texts of the
first ten, which go out together and give the order in which they are shown, their titles and their excerpts. The
interface (script, words, style) is loaded when the field gets the focus; its bytes count here, its requests do not.
"""

import argparse
import gzip
import json
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
from tests.search.tuning.corpus import MANIFEST, Corpus, facts_of, read_corpus
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
    parser.add_argument("--languages", default="en,zh,fa", help="which corpora to use")
    options = parser.parse_args()
    for language in options.languages.split(","):
        measure(language, options.articles, options.seed)


def measure(language: str, articles: int, seed: int) -> None:
    """Measures and prints one language."""
    documents = large_base(read_corpus(language).documents, articles, seed)
    start = time.process_time()
    files = search_files(facts_of(language, SearchSettings()), documents, load_analyzer())
    per_article = 1000 * (time.process_time() - start) / len(documents)
    print(f"{language}: {len(documents)} articles")
    print_lines([Line("build, processor time per article", per_article, 3, "ms"), *sizes(files)])
    texts = questions(language, documents, files, seed)
    with sync_playwright() as playwright, serving(files, language) as site:
        path = next(filter(None, map(which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        print_lines(first_answers(browser, site, texts))
        print_lines(later_answers(browser, site, texts))
        print_lines(memory(browser, site, texts))
        browser.close()


def questions(language: str, documents: Sequence[Document], files: Mapping[str, bytes], seed: int) -> list[str]:
    """Of every kind, mixed."""
    drawing = Drawing(Corpus(language, tuple(documents), files), "all", seed, LATER)
    drawn = drawing.questions()
    kinds = {item.kind: [other.text for other in drawn if other.kind == item.kind] for item in drawn}
    return [text for some in zip(*kinds.values(), strict=False) for text in some]


def sizes(files: Mapping[str, bytes]) -> Iterable[Line]:
    """Of what is loaded as a whole, compressed."""
    manifest = json.loads(files[MANIFEST])
    words = json.dumps(manifest["vocabulary"], ensure_ascii=False, separators=(",", ":")).encode()
    pieces = [_packed(content) for path, content in files.items() if "/postings." in path]
    yield Line("first file: words, articles, pieces", _packed(files[MANIFEST]), 0, "kB")
    yield Line("of it the vocabulary", _packed(words), 150, "kB")
    yield Line(f"largest of {len(pieces)} pieces", max(pieces), 25, "kB")


def _packed(content: bytes) -> float:
    return len(gzip.compress(content, 6)) / 1000


def first_answers(browser: Browser, site: Site, texts: Sequence[str]) -> Iterable[Line]:
    """Bytes, requests and time until the first answer of a slow page with an empty cache."""
    own = _packed(interface_script().encode())
    loaded: list[float] = []
    ranked: list[float] = []
    articles: list[float] = []
    times: list[float] = []
    for text in texts[:FIRST]:
        with opened(browser, site, in_worker=False, is_slow=True) as (page, _):
            times.append(ask(page, site, [text])[0][0])
            loaded.append(own + sum(size for _, size in site.sent) / 1000)
            articles.append(sum("/article." in path for path, _ in site.sent))
            ranked.append(len(site.sent) - articles[-1])
    yield from _spread("first answer, script and interface included", loaded, 350, "kB")
    yield from _spread("requests until articles are ranked", ranked, 5, "")
    yield from _spread("requests for their texts, all at once", articles, 0, "")
    yield from _spread("first answer on a slow phone", times, 2500, "ms")


def _spread(name: str, values: Sequence[float], most: float, unit: str) -> Iterable[Line]:
    yield Line(f"{name}: median", median(values), most, unit)
    yield Line(f"{name}: 95 % below", quantiles(values, n=20, method="inclusive")[-1], most, unit)
    yield Line(f"{name}: most", max(values), most, unit)


def later_answers(browser: Browser, site: Site, texts: Sequence[str]) -> Iterable[Line]:
    """Time in the worker of a page that is not slowed down: of a new question, and of one whose files are there."""
    with opened(browser, site, in_worker=True, is_slow=False) as (page, _):
        ask(page, site, texts[:1])
        times = [time for time, _ in ask(page, site, [text for text in texts for _ in range(2)])]
    for name, some, most in (("files loaded for it", times[::2], 0), ("files there", times[1::2], 50)):
        yield from _spread(f"{len(texts)} questions to the worker, {name}", some, most, "ms")


def memory(browser: Browser, site: Site, texts: Sequence[str]) -> Iterable[Line]:
    """Of the engine after all questions, on a page of its own, where Chromium tells it."""
    with opened(browser, site, in_worker=False, is_slow=False) as (page, tools):
        tools.send("HeapProfiler.collectGarbage")
        before = _heap(tools.send("Runtime.getHeapUsage"))
        ask(page, site, texts)
        tools.send("HeapProfiler.collectGarbage")
        yield Line("memory of the engine after them", _heap(tools.send("Runtime.getHeapUsage")) - before, 30, "MB")


def _heap(usage: Mapping[str, float]) -> float:
    return (usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def print_lines(lines: Iterable[Line]) -> None:
    """What is over is marked; without a limit there is none."""
    for line in lines:
        limit = f"at most {line.most:g}" if line.most else ""
        over = "  OVER" if line.most and line.found > line.most else ""
        print(f"  {line.name:66}{line.found:9.1f} {line.unit:3} {limit:14}{over}", flush=True)


if __name__ == "__main__":
    main()
