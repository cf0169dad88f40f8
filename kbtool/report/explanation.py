"""A kind of finding, explained in the terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from kbtool.lint.case import Case
from kbtool.lint.labels import find_labels
from kbtool.lint.manual import Entry
from kbtool.lint.options_text import describe_options
from kbtool.report.pieces import Piece, without_end
from kbtool.report.printable import printable

MOST_EXAMPLES = 3


def explanation_text(entry: Entry, locale: str) -> tuple[Piece, ...]:
    """Title, why, what to do, options and examples; no line end at the end."""
    return without_end(_pieces(entry, find_labels(locale), locale))


def _pieces(entry: Entry, labels: Mapping[str, Any], locale: str) -> Iterator[Piece]:
    yield f"{entry.id} {entry.name}", "bold"
    yield (f" ({labels[entry.severity]})" if entry.rule else ""), ""
    yield f"\n{entry.title}\n", ""
    if entry.why:
        yield f"\n{entry.why}\n", ""
    if entry.hint:
        yield f"\n{labels['todo']}: ", "bold"
        yield f"{entry.hint}\n", ""
    rule = entry.rule
    if rule is None:
        yield f"\n{labels['reading']}\n", "dim"
        return
    if rule.is_fixable():
        yield f"\n{labels['fixable']}\n", ""
    options = describe_options(rule, locale)
    if options:
        yield f"\n{labels['options']}\n", "bold"
    for option in options:
        yield f"  {option.name} ({labels['default']}: {option.default}): {option.text}\n", ""
    for case in rule.fails[:MOST_EXAMPLES]:
        yield from _example(case, labels["wrong"], "red", case.text)
        if case.fixed is not None:
            yield from _example(case, labels["mended"], "green", case.fixed)
    for case in rule.passes[:MOST_EXAMPLES]:
        yield from _example(case, labels["right"], "green", case.text)


def _example(case: Case, label: str, style: str, content: str | Mapping[str, str]) -> Iterator[Piece]:
    note = f" ({case.note})" if case.note else ""
    yield f"\n{label}{note}\n", f"bold {style}"
    files = {"": content} if isinstance(content, str) else content
    for path, text in files.items():
        if path:
            yield f"    docs/{path}\n", "dim"
        for line in text.rstrip("\n").split("\n"):
            yield f"    {printable(line)}\n".replace("    \n", "\n"), ""
