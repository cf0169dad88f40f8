"""KB410 doubled-word."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kbtool.diagnostics import Severity, Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Prose
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording, word_edits

DOUBLED = re.compile(r"(?<![\w'’./-])(([A-Za-z])([a-z]+))[ \t]+(?=((?=[a-z])(?i:\2)\3)(?![\w'’/-]|\.\w))")
LAST = re.compile(r"(?<![\w'’./-])([A-Za-z][a-z]+)[ \t]*$")
FIRST = re.compile(r"([a-z]+)(?![\w'’/-]|\.\w)[ \t]*")
ENGLISH = re.compile(
    r"\b(?:the|of|to|an?|and|is|are|for|with|this|that|you|we|it|be|not|on|can|from|or|by|as|if|at)\b", re.I
)
"""Words without which a line is hardly English: dummy Latin doubles what it likes."""
LAWFUL = frozenset(
    {"that", "had", "is", "was", "do", "very", "really", "so", "no", "yes", "bye", "ha", "many", "far", "more", "again"}
    | {"now", "there", "her", "can", "long", "hear", "knock", "blah"}
)
"""Words that English does double."""


class DoubledWord(Rule[Options]):
    """No word stands twice in a row.

    The eye skips a word that is written twice, above all where a line ends between the two; a screen reader and a
    search engine's excerpt do not. Words that English doubles (that that, had had) are left alone.
    """

    id = "KB410"
    severity = Severity.WARNING
    hint = "take one of the two out"
    texts = {
        "zh": RuleText(
            title="英文中没有连写两遍的单词。",
            why="眼睛会跳过重复的单词，尤其是两行之间的；屏幕阅读器和搜索结果的摘要却不会。"
            "英文本来就会重复的词（that that、had had）不报。",
            hint="删去其中一个",
        ),
        "fa": RuleText(
            title="در متن انگلیسی هیچ واژه‌ای دو بار پشت سر هم نمی‌آید.",
            why="چشم از واژهٔ تکراری می‌گذرد، به‌ویژه وقتی سطر میان آن دو تمام شود؛ صفحه‌خوان و چکیدهٔ موتور جست‌وجو "
            "نمی‌گذرند. واژه‌هایی که انگلیسی خود تکرار می‌کند (that that) گزارش نمی‌شوند.",
            hint="یکی از آن دو را بردارید",
        ),
    }
    passes = (
        Case("He had had enough of that that day. Duran Duran play.\n", note="English doubles these"),
        Case("Laboriosam autem vel vel aut quod.\n", note="dummy Latin"),
        Case("Press in\n\nin the end. The `the`.\n", note="two paragraphs"),
        Case("La la.\n", language="zh"),
    )
    fails = (
        Case("Open the the page.\n", at=("1:6",), fixed="Open the page.\n"),
        Case("Open the\nthe page.\n", at=("2:1",), fixed="Open the\npage.\n"),
        Case("---\ntitle: The the title\n---\n", at=("2:8",), fixed="---\ntitle: The title\n---\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks inside each piece and across the line end between two pieces."""
        if base_language(manuscript.language) != "en":
            return
        pieces = find_wording(manuscript)
        for prose in pieces:
            doubled = [match for match in DOUBLED.finditer(prose.text) if match[4] not in LAWFUL]
            if doubled and ENGLISH.search(manuscript.lines[prose.line - 1]):
                for match in doubled:
                    span = prose.span(match.start(), match.end(4))
                    yield _finding(manuscript, span, match[4], word_edits(prose, match.end(1), match.end(4), ""))
        for above, below in pairwise(pieces):
            if below.line != above.line + 1:
                continue
            first = FIRST.match(below.text)
            if not first or not above.text.rstrip(" \t").lower().endswith(first[1]):
                continue
            last = LAST.search(above.text)
            if last and last[1].lower() == first[1] not in LAWFUL and _is_one_text(manuscript, above, below):
                yield _finding(manuscript, below.span(0, first.end(1)), first[1], word_edits(below, 0, first.end(), ""))


def _finding(manuscript: Manuscript, span: Span, word: str, superfluous: tuple[Edit, ...]) -> Finding:
    return Finding(manuscript.path, span, f'"{word}" stands twice', edits=superfluous)


def _is_one_text(manuscript: Manuscript, above: Prose, below: Prose) -> bool:
    """Whether the second piece, on the next line, goes on where the first ends, with nothing but an indent before."""
    if above.in_heading or below.in_heading:
        return False
    rest = manuscript.lines[above.line - 1][above.column - 1 + len(above.text) :]
    indent = manuscript.lines[below.line - 1][: below.column - 1]
    is_whole_line = below.text.strip() == manuscript.lines[below.line - 1].strip()
    return not rest.strip() and not indent.strip() and len(below.text.split()) > 1 and is_whole_line
