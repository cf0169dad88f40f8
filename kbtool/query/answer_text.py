"""An answer as people read it in a terminal, with the reason for each rank."""

from collections.abc import Iterator, Mapping
from typing import Any

from kbtool.report.counts import count
from kbtool.report.printable import printable

KINDS = {
    "exact": "as typed",
    "stem": "same stem",
    "root": "same beginning",
    "synonym": "synonym",
    "prefix": "begins so",
    "join": "written as one",
    "split": "written apart",
    "typo": "typing error",
    "coverage": "share of the question",
    "title": "in the title",
    "phrase": "as a phrase",
    "section": "in one section",
}


def answer_text(answer: Mapping[str, Any]) -> str:
    """Lines without a line end."""
    return "\n".join(_lines(answer))


def _lines(answer: Mapping[str, Any]) -> Iterator[str]:
    if answer["instead"]:
        yield f"searching instead for {printable(answer['instead'])}"
    yield f"{count(answer['total'], 'article')} found"
    for rank, hit in enumerate(answer["hits"], 1):
        yield ""
        yield f"{rank:2}. {printable(hit['title'])}  {hit['score']:.3f}"
        yield f"    {hit['url']}{'#' + hit['anchor'] if hit['anchor'] else ''}"
        excerpt = "".join(f"[{text}]" if is_mark else text for text, is_mark in hit["excerpt"])
        if excerpt:
            yield f"    {printable(excerpt)}"
        yield f"    {'; '.join(map(_reason, hit['reasons']))}"


def _reason(reason: Mapping[str, Any]) -> str:
    words = f"{reason['slot']} → {reason['term']}" if reason["slot"] != reason["term"] else reason["slot"]
    named = KINDS.get(reason["kind"], reason["kind"])
    return printable(f"{named} {words if reason['slot'] else reason['term']}".strip() + f" {reason['weight']:g}")
