"""The YAML that most front matter is: one `key: value` a line, the value a text, or a list or mapping of words.

What that means needs no parser, and is known in a tenth of its time. Everything else is left to the parser.
"""

import re

from kbtool.content.yaml.nodes import Entry, Items, Node, Scalar, Table
from kbtool.diagnostics import Span

_START = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
"""What text without quotes may begin with, whatever follows."""
_WORD = rf"{_START}[^,\[\]{{}}:#?]*+"
"""Text without quotes in a list or mapping."""
_PAIR = rf"[a-z_]++:[ ]++{_WORD}"
WORD = re.compile(_WORD)
PAIR = re.compile(rf"([a-z_]++):[ ]++({_WORD})")
LINE = re.compile(
    rf"""
    ([A-Za-z_][A-Za-z0-9_-]{{0,60}}+):[ ]++
    (?:
        (?P<plain>{_START}[^:\#]*+(?:(?::(?=\S)|(?<=\S)\#)[^:\#]*+)*+)
        | '(?P<single>[^']*+)'[ ]*+
        | "(?P<double>[^"\\]*+)"[ ]*+
        | (?P<items>\[[ ]*+(?:{_WORD}(?:,[ ]*+{_WORD})*+)?+\])[ ]*+
        | (?P<table>\{{[ ]*+{_PAIR}(?:,[ ]*+{_PAIR})*+\}})[ ]*+
    )""",
    re.VERBOSE,
)
UNUSUAL = re.compile("[\t\r\ufeff]")
"""Characters for which YAML has rules of its own."""


def table_of_lines(text: str, first_line: int) -> Table | None:
    """What the parser would make of a text without refused characters; None where that takes the parser."""
    if UNUSUAL.search(text):
        return None
    entries: list[Entry] = []
    for number, line in enumerate(text.split("\n"), first_line):
        match = LINE.fullmatch(line)
        value = _value(match, number) if match else None
        if match is None or value is None:
            return None
        entries.append(Entry(Scalar(match[1], _span(number, 0, match.end(1)), True), value))
    end = entries[-1].value.span
    return _table(entries, Span(first_line, 1, end.end_line, end.end_column))


def _value(match: re.Match[str], number: int) -> Node | None:
    """The value on the line `number`; None for a table that says something twice."""
    kind, line = match.lastgroup or "", match.string
    start, end = match.span(kind)
    if kind == "plain":
        return _word(match[kind], number, start)
    if kind in ("single", "double"):
        return Scalar(match[kind], _span(number, start - 1, end + 1), False)
    span = _span(number, start, end)
    if kind == "items":
        return Items(
            tuple(_word(word[0], number, word.start()) for word in WORD.finditer(line, start + 1, end - 1)), span
        )
    return _table([_entry(pair, number) for pair in PAIR.finditer(line, start + 1, end - 1)], span)


def _entry(pair: re.Match[str], number: int) -> Entry:
    return Entry(Scalar(pair[1], _span(number, *pair.span(1)), True), _word(pair[2], number, pair.start(2)))


def _word(text: str, number: int, start: int) -> Scalar:
    """Text without quotes; blanks at its end are no part of it."""
    shown = text.rstrip(" ")
    return Scalar(shown, _span(number, start, start + len(shown)), True)


def _table(entries: list[Entry], span: Span) -> Table | None:
    """None where a key is there twice: the parser says where."""
    return Table(tuple(entries), span) if len({entry.key.text.lower() for entry in entries}) == len(entries) else None


def _span(number: int, start: int, end: int) -> Span:
    """Of the characters from `start` to before `end`, counted from 0, of a line."""
    return Span(number, start + 1, number, end + 1)
