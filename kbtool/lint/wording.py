"""The words that people read: what the rules on wording look at."""

import re
from collections.abc import Iterator

from kbtool.content.markdown.slug import heading_slug
from kbtool.lint.finding import Edit
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Prose

FIELDS = ("title", "short_title", "description")
"""Front matter that is shown to readers as text."""
BLOCK_MARK = re.compile(r"[|>][+-]?[0-9]?[+-]?(?: +#.*)?")
"""What opens a YAML block of text; it stands on the line of the key."""
LONG_HEADING = 500
"""Beyond this no heading is compared with its mended self; nobody writes one."""
NO_WORDS = re.compile(
    r"""(?:https?|ftp|file|mailto):\S+ | www\.\S+            # addresses
    | [\w.+-]{1,64}@[\w-]+\.[\w.-]+                          # mail addresses
    | \{\{.{0,200}?\}\} | \{%.{0,200}?%\} | \{[#.:][^{}]{0,200}\}  # templates and attribute lists
    | \$\$?[^$\s](?:[^$]{0,200}[^$\s])?\$                     # formulas
    | (?<!\w):[a-z+][a-z0-9_+-]{0,50}:(?!\w)                # emoji
    """,
    re.VERBOSE,
)
SIGNS = (":", "www.", "@", "{", "$")
"""Without one of these a text has nothing of the kind; most have none, and the search costs fifty times as much."""


def find_prose(manuscript: Manuscript) -> Iterator[Prose]:
    """Everything people read: titles and description, then the body, each piece as it stands in the file."""
    for name in FIELDS:
        if isinstance(manuscript.stated.get(name), str):
            yield from _field_prose(manuscript, name)
    yield from manuscript.document.prose


def find_wording(manuscript: Manuscript) -> tuple[Prose, ...]:
    """The same without what is no wording: bare addresses, templates, formulas, names of emoji."""
    return manuscript.once(_wording)


def _wording(manuscript: Manuscript) -> tuple[Prose, ...]:
    return tuple(_pieces(manuscript))


def _pieces(manuscript: Manuscript) -> Iterator[Prose]:
    for prose in find_prose(manuscript):
        if not any(sign in prose.text for sign in SIGNS):
            yield prose
            continue
        start = 0
        for match in NO_WORDS.finditer(prose.text):
            if match.start() > start:
                yield _piece(prose, start, match.start())
            start = match.end()
        if start < len(prose.text):
            yield _piece(prose, start, len(prose.text))


def word_edits(prose: Prose, start: int, end: int, replacement: str) -> tuple[Edit, ...]:
    """The edit that replaces `text[start:end]`; none where it would change a heading's id, to which links may lead."""
    if prose.in_heading:
        changed = prose.text[:start] + replacement + prose.text[end:]
        if len(changed) > LONG_HEADING or heading_slug(changed) != heading_slug(prose.text):
            return ()
    return (Edit(prose.span(start, end), replacement),)


def base_language(locale: str) -> str:
    """`zh` of `zh-CN`: rules on wording hold for a language wherever it is spoken."""
    return locale.replace("_", "-").partition("-")[0].lower()


def _piece(prose: Prose, start: int, end: int) -> Prose:
    return Prose(prose.text[start:end], prose.line, prose.column + start, prose.in_heading)


def _field_prose(manuscript: Manuscript, name: str) -> Iterator[Prose]:
    """The lines of a front matter value, without quotes; escapes stay as they are written."""
    span = manuscript.field_span(name)
    for line in range(span.line, min(span.end_line, len(manuscript.lines)) + 1):
        text = manuscript.lines[line - 1]
        start = span.column - 1 if line == span.line else 0
        end = min(span.end_column - 1, len(text)) if line == span.end_line else len(text)
        if line == span.line and text[start : start + 1] in ("'", '"'):
            start += 1
            end -= span.end_line == line
        elif line == span.line and BLOCK_MARK.fullmatch(text[start:end]):
            continue
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            yield Prose(stripped, line, start + 1 + len(raw) - len(raw.lstrip()))
