"""Search engines of others, to be measured beside ours; `.ci/search-peers` installs them."""

import html
import json
import subprocess
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from kbtool.site.search.document import Document
from tests.search.tuning.answering import NODE
from tests.search.tuning.corpus import Corpus

KEYWORDS = 5
"""How much more a keyword weighs than a word of the text, where others know no keywords."""
FOLDER = Path(__file__).parents[1] / "peers"


def pagefind(corpus: Corpus, texts: Sequence[str]) -> Sequence[Sequence[str]]:
    """Answers of Pagefind, from pages with the same texts."""
    documents = [{"url": item.url, "html": _page(item, corpus.language)} for item in corpus.documents]
    answers = _answers("pagefind", {"language": corpus.language, "documents": documents, "texts": texts})
    return [[url.removeprefix("/") for url in urls] for urls in answers]


def minisearch(corpus: Corpus, texts: Sequence[str]) -> Sequence[Sequence[str]]:
    """Answers of MiniSearch, set up as well as it can be."""
    documents = [
        {"url": item.url, "title": item.title, "headings": item.texts["headings"]}
        | {"keywords": item.texts["keywords"], "text": item.texts["body"]}
        for item in corpus.documents
    ]
    return _answers("minisearch", {"documents": documents, "texts": texts})


def _answers(name: str, question: dict[str, object]) -> Sequence[Sequence[str]]:
    done = subprocess.run(
        [NODE, FOLDER / f"{name}.mjs"], input=json.dumps(question), stdout=subprocess.PIPE, text=True, check=True
    )
    found: Sequence[Sequence[str]] = json.loads(done.stdout)
    return found


def _page(document: Document, language: str) -> str:
    head = f'<!doctype html><html lang="{language}"><body><main><h1>{html.escape(document.title)}</h1>'
    words = "".join(f'<p data-pagefind-weight="{KEYWORDS}">{html.escape(word)}</p>' for word in document.keywords)
    return "".join([head, words, *chain.from_iterable(_parts(document)), "</main></body></html>"])


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        heading = (
            f'<h2 id="{html.escape(section.anchor)}">{html.escape(section.heading)}</h2>' if section.heading else ""
        )
        yield heading, f"<p>{html.escape(section.text)}</p>"
