"""KB411 long-sentence."""

import re
from collections.abc import Iterator

from pydantic import Field

from kbtool.diagnostics import Severity, Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language

END = re.compile(r"[.!?؟](?=[\s\"'”’»)]|$)|[。！？；;:：؛।॥৷۔|]|\n")
"""What lets the reader rest: also a semicolon and a colon."""
UNSPACED_LANGUAGES = frozenset({"zh", "ja"})
SYLLABIC_LANGUAGES = frozenset({"vi", "th", "lo", "km", "my"})
"""Languages whose spaces part syllables or phrases: half as many again are allowed there."""
CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[A-Za-z0-9]+")
SHORT = {"lint": {"long-sentence": {"words": 5, "characters": 6}}}


class LongSentenceOptions(Options):
    """Where long begins."""

    words: int = Field(default=45, gt=0)
    """Words a sentence may have; half as many again where each syllable stands alone, as in Vietnamese."""
    characters: int = Field(default=100, gt=0)
    """Characters a sentence may have in Chinese and Japanese; a Latin word counts as one."""


class LongSentence(Rule[LongSentenceOptions]):
    """A sentence can be read in one breath.

    A reader in a hurry, a reader of a foreign language and a translator all lose the thread of a long sentence. Two
    sentences or a list say the same and are understood.
    """

    id = "KB411"
    severity = Severity.INFO
    hint = "make two sentences of it, or a list"
    texts = {
        "zh": RuleText(
            title="一句话能一口气读完。",
            why="着急的读者、读外语的读者和译者都会在长句里迷路。拆成两句或列成清单，意思一样，却看得懂。",
            hint="拆成两句，或改成列表",
        ),
        "fa": RuleText(
            title="هر جمله را می‌توان به یک نفس خواند.",
            why="خوانندهٔ شتاب‌زده، کسی که به زبان بیگانه می‌خواند و مترجم در جملهٔ بلند رشتهٔ سخن را گم می‌کنند. "
            "دو جمله یا یک فهرست همان را می‌گوید و فهمیده می‌شود.",
            hint="آن را دو جمله یا یک فهرست کنید",
        ),
    }
    passes = (
        Case("One two three four five. Six seven e.g. eight; nine ten.\n", settings=SHORT),
        Case("一二三四五六。用 kbtool 构建。\n", language="zh", settings=SHORT),
    )
    fails = (
        Case("Fine.\n\nOne two three four five six.\n", at=("3:1",), settings=SHORT),
        Case("一二三四，五六七。\n", language="zh", at=("1:1",), settings=SHORT),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Counts in each paragraph; the finding stands at the paragraph's first line."""
        language = base_language(manuscript.language)
        is_unspaced = language in UNSPACED_LANGUAGES
        words = self.options.words * 3 // 2 if language in SYLLABIC_LANGUAGES else self.options.words
        most = self.options.characters if is_unspaced else words
        shortest = most if is_unspaced else 2 * most  # a word takes two characters, with the blank
        unit, count = ("characters", _count_characters) if is_unspaced else ("words", _count_words)
        for paragraph in manuscript.document.paragraphs:
            sentences = END.split(paragraph.text) if len(paragraph.text) > shortest else ()
            longest = max((count(sentence) for sentence in sentences if len(sentence) > shortest), default=0)
            if longest > most:
                message = f"a sentence of {longest} {unit}; {most} are enough"
                yield Finding(manuscript.path, _line_span(manuscript, paragraph.line), message)


def _count_characters(sentence: str) -> int:
    return len(CHARACTER.findall(sentence))


def _count_words(sentence: str) -> int:
    return sum(1 for word in sentence.split() if any(character.isalnum() for character in word))


def _line_span(manuscript: Manuscript, line: int) -> Span:
    text = manuscript.lines[line - 1]
    start = len(text) - len(text.lstrip())
    return Span.at(line, start + 1, max(1, len(text.strip())))
