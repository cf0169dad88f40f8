"""The sentences of an article and who may read each, so that text is known again that was wrapped anew or moved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kbtool.config import Settings
from kbtool.content.article import Article
from kbtool.content.audience_blocks import cut_lines
from kbtool.lint.comparison.readers import readers_of

ENDS = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？；])")
LEAD = re.compile(r"^[\s>#*+\-|:=]*(?:\d{1,9}[.)]\s+)?")
MARKS = re.compile(r"[*_`~|\\]+")
STOPS = ".!?؟。！？；:"
STARTS = re.compile(r"\s*(?:[-*+>|#]|\d{1,9}[.)]\s|///)")
"""What begins something of its own, even without a blank line before it."""
TELLING_BYTES = 24
"""A shorter sentence stands in many articles by chance. Bytes of UTF-8: 24 Latin letters, 12 Persian, 8 Chinese."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or cell."""

    text: str
    """As it is compared: without marks and the last stop, blanks as one, letters folded."""
    shown: str
    """As it stands in the file."""
    line: int
    """The line of the file it starts on, from 1."""
    readers: frozenset[str]

    @property
    def is_telling(self) -> bool:
        """Whether it is long enough that it does not stand in two places by chance."""
        return len(self.text.encode("utf-8", "surrogatepass")) >= TELLING_BYTES


def find_sentences(article: Article, settings: Settings) -> dict[str, Sentence]:
    """Text → sentence with all who may read it somewhere in the article; title and description count."""
    found: dict[str, Sentence] = {}
    readers = readers_of(article.fields.audience, settings)
    fields = (article.fields.title, article.fields.short_title, article.fields.description, *article.fields.keywords)
    for text in filter(None, fields):
        _add(found, Sentence(_plain(text), text, 1, readers))
    for audience in settings.audiences:
        if audience not in readers:
            continue
        lines, _ = cut_lines(article.path, article.body, article.body_line, audience, settings.audiences)
        seen = readers if None not in lines else readers_of(audience, settings)
        for sentence in _sentences(lines, article.body_line):
            _add(found, replace(sentence, readers=seen))
        if None not in lines:
            break  # no audience sees more than this one
    return found


def _add(found: dict[str, Sentence], sentence: Sentence) -> None:
    if not any(letter.isalnum() for letter in sentence.text):
        return
    known = found.setdefault(sentence.text, sentence)
    found[sentence.text] = replace(known, readers=known.readers | sentence.readers)


def _sentences(lines: Sequence[str | None], first_line: int) -> Iterator[Sentence]:
    for start, text in _paragraphs(lines):
        offset = 0
        for part in ENDS.split(text):
            line = start + text.count("\n", 0, text.index(part, offset))
            offset = text.index(part, offset) + len(part)
            yield Sentence(_plain(part), " ".join(part.split()), first_line + line, frozenset())


def _paragraphs(lines: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """Number of the first line, from 0, and text of every run of lines that belong together."""
    start, run = 0, list[str]()
    for i, line in enumerate((*lines, None)):
        if run and (line is None or not line.strip() or STARTS.match(line)):
            yield start, "\n".join(run)
            run = []
        if line is not None and line.strip():
            start = start if run else i
            run.append(line)


def _plain(text: str) -> str:
    return " ".join(MARKS.sub("", LEAD.sub("", text)).split()).rstrip(STOPS).casefold()
