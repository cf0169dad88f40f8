"""The digest that binds a review or a translation to the text it was made on."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from unicodedata import normalize

from kbtool.content.markdown.verbatim import LineKind, line_kinds

DIGITS = 16
"""Enough that no two texts of a base meet by accident, short enough for a line of front matter."""
BLANKS = re.compile(r"[ \t]+")
UNIT_START = re.compile(
    r"[ \t>]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|[|:>]|!!!|\?\?\?|===|---|///|\[[^\[\]]+\]:)"
)
"""What begins something of its own even without a blank line before it."""


def text_digest(body: str) -> str:
    """16 hexadecimal digits for the Markdown of an article, with `\\n` line ends and without its front matter.

    They change with every word, link, image, line of code, and mark of a heading, list or table. They do not change
    with what no reader sees: how paragraphs are wrapped, blanks at line ends, the number of blank lines, comments that
    stand on lines of their own, and the Unicode form (NFC counts). This definition must not change: the digests stand
    in files.
    """
    text = "\n".join(_units(normalize("NFC", body).split("\n")))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _units(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs, list items, headings and rows as one line each, lines of code as they are."""
    words: list[str] = []
    for kind, line in _seen_lines(lines):
        is_code = kind is not LineKind.TEXT
        if words and (is_code or not line or _starts_unit(line)):
            yield " ".join(words)
            words = []
        if is_code:
            yield line
        elif line:
            text = line.lstrip(" \t")
            indent = line[: len(line) - len(text)] if not words else ""
            words.append(indent.expandtabs(4) + (BLANKS.sub(" ", text) if "  " in text or "\t" in text else text))
    if words:
        yield " ".join(words)


def _starts_unit(line: str) -> bool:
    """A line that begins with a letter, as most do, begins nothing."""
    return not line.lstrip(" \t")[:1].isalpha() and bool(UNIT_START.match(line))


def _seen_lines(lines: Sequence[str]) -> Iterator[tuple[LineKind, str]]:
    """The lines without blanks at their ends and without comments."""
    in_comment = False
    for kind, line in zip(line_kinds(lines), lines, strict=True):
        if in_comment or (kind is not LineKind.CODE and "<!--" in line and line.lstrip(" \t").startswith("<!--")):
            _, end, rest = line.partition("-->")
            in_comment = not end and kind is LineKind.HTML
            line = rest if end or in_comment else line
        stripped = line.rstrip(" \t")
        if stripped or kind is LineKind.CODE:
            yield kind, stripped
        elif not in_comment:
            yield LineKind.TEXT, ""
