"""Which fields are alike: those of one file only, those translations have, those with a length."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from unicodedata import combining, east_asian_width

from kbtool.content import rule_ids
from kbtool.content.schema import MARKS
from kbtool.diagnostics import Diagnostic, Severity, Span


def _fields_with(mark: str) -> frozenset[str]:
    return frozenset(name for name, marks in MARKS.items() if mark in marks)


INDEX_FIELDS = _fields_with("index_only")
"""Fields that only an index.md has."""
TRANSLATED_FIELDS = _fields_with("translated") | {"source", "translation", "defaults"}
"""Fields every translation has of its own; all others come from the article in the default language."""
NOT_INHERITED = INDEX_FIELDS | frozenset(
    (
        "title",
        "short_title",
        "description",
        "keywords",
        "id",
        "reviewed",
        "redirect_from",
        "replaced_by",
        "source",
        "attachments",
    )
)
"""Fields that speak of one article and make no sense in `defaults`."""
MAX_WIDTH = {name: int(marks["maxLength"]) for name, marks in MARKS.items() if "maxLength" in marks}
MIN_DESCRIPTION = 50


def display_width(text: str) -> int:
    """The columns a text takes: 2 for a wide letter (Unicode TR 11), 0 for a combining mark, 1 for all others."""
    return len(text) if text.isascii() else sum(map(_letter_width, text))


@lru_cache(maxsize=20_000)
def _letter_width(letter: str) -> int:
    return 2 if east_asian_width(letter) in "WF" else 0 if combining(letter) else 1


def check_length(path: str, name: str, value: Any, span: Span, severity: Severity) -> Iterator[Diagnostic]:
    """The finding about a title or description that search engines would cut."""
    limit = MAX_WIDTH.get(name)
    if limit is None:
        return
    width = display_width(value)
    hint = "a Chinese, Japanese or Korean letter counts as two"
    if width > limit:
        message = f"{name} is {width} characters wide, more than {limit}"
        yield rule_ids.TOO_LONG.at(path, span, message, f"shorten it; {hint}", severity)
    elif name == "description" and width < MIN_DESCRIPTION:
        message = f"description is {width} characters wide, less than {MIN_DESCRIPTION}"
        yield rule_ids.TOO_SHORT.at(path, span, message, f"say more; {hint}", Severity.WARNING)
