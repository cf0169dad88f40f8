"""What can be told from a Markdown body without rendering it: its heading, its text, its length."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import filterfalse

from kbtool.content.markdown.blocks import BlockKind, read_blocks
from kbtool.content.markdown.plain import counted_inline, plain_inline

ELLIPSIS = "…"
UNSPACED_LANGUAGES = {"zh", "ja", "ko"}
LETTER = re.compile(r"[^\W_]")
"""A letter or digit of any script."""
CHARACTERS_PER_FOREIGN_WORD = 2
"""How much a Latin word in Chinese text counts; the two reading speeds are in the same proportion."""


def first_heading(body: str) -> str | None:
    """The first top-level heading that has text, as plain text; None when there is none."""
    headings = (plain_inline(block.text) for block in read_blocks(body) if block.level == 1)
    return next((heading for heading in headings if heading), None)


def heading_level_one_count(body: str) -> int:
    """How many top-level headings the body has."""
    return sum(1 for block in read_blocks(body) if block.level == 1)


def plain_text(body: str) -> str:
    """All that can be read outside fenced code, one block a line: headings, paragraphs, list items, tables."""
    return "\n".join(filter(None, (plain_inline(block.text) for block in read_blocks(body))))


def summary(body: str, width: int = 160) -> str:
    """The first paragraph as plain text, at most `width` code points; else the first list item; else nothing."""
    blocks = list(read_blocks(body))
    for kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        for block in blocks:
            text = plain_inline(block.text) if block.kind is kind else ""
            if LETTER.search(text):
                return _shortened(text, width)
    return ""


def reading_units(body: str, language: str) -> int:
    """Words; for Chinese, Japanese and Korean characters. Fenced code does not count."""
    text = "\n".join([counted_inline(block.text) for block in read_blocks(body)])
    if language.replace("_", "-").partition("-")[0].lower() in UNSPACED_LANGUAGES:
        return _characters(text)
    words = text.split()
    return len(words) - sum(not LETTER.search(word) for word in filterfalse(str.isalnum, words))


def _characters(text: str) -> int:
    """The East Asian characters of a text; all others of a word together count as one foreign word."""
    east_asian = 0
    others = set()
    for character, count in Counter(text).items():
        if character.isalnum():
            if _is_east_asian(character):
                east_asian += count
            else:
                others.add(character)
    foreign = sum(not others.isdisjoint(word) for word in text.split()) if others else 0
    return east_asian + CHARACTERS_PER_FOREIGN_WORD * foreign


@lru_cache(maxsize=20_000)
def _is_east_asian(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _shortened(text: str, width: int) -> str:
    """The text cut before a word, or before an East Asian character, with an ellipsis."""
    if len(text) <= width:
        return text
    end = limit = max(width - 1, 0)
    while end > limit // 2 and not _may_break(text, end):
        end -= 1
    if end <= limit // 2:
        end = limit
        while end and unicodedata.combining(text[end]):
            end -= 1
    return text[:end].rstrip(" ,;:.-–—،؛、，；：。") + ELLIPSIS


def _may_break(text: str, at: int) -> bool:
    return text[at].isspace() or _is_east_asian(text[at]) or _is_east_asian(text[at - 1])
