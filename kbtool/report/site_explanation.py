"""A rule about finished sites, explained in the terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from kbtool.lint.labels import find_labels
from kbtool.report.explanation import MOST_EXAMPLES
from kbtool.report.pieces import Piece, without_end
from kbtool.report.printable import printable
from kbtool.report.site_rule_page import example_files
from kbtool.verify.case import Case
from kbtool.verify.manual import Entry


def site_explanation_text(entry: Entry, locale: str) -> tuple[Piece, ...]:
    """Title, why, what to do and examples; no line end at the end."""
    return without_end(_pieces(entry, find_labels(locale)))


def _pieces(entry: Entry, labels: Mapping[str, Any]) -> Iterator[Piece]:
    yield f"{entry.id} {entry.name}", "bold"
    yield f" ({labels[entry.severity]})\n{entry.title}\n\n{entry.why}\n", ""
    yield f"\n{labels['todo']}: ", "bold"
    yield f"{entry.hint}\n", ""
    for case in entry.rule.fails[:MOST_EXAMPLES]:
        yield from _example(case, labels["wrong"], "red")
    for case in entry.rule.passes[:MOST_EXAMPLES]:
        yield from _example(case, labels["right"], "green")


def _example(case: Case, label: str, style: str) -> Iterator[Piece]:
    yield f"\n{label}{f' ({case.note})' if case.note else ''}\n", f"bold {style}"
    for title, text in example_files(case):
        yield f"    {title}\n", "dim"
        for line in text.rstrip("\n").split("\n"):
            yield f"    {printable(line)}\n", ""
