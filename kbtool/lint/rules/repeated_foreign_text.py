"""KB401 repeated-foreign-text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pydantic import Field

from kbtool.diagnostics import Severity, Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language

BLOCKS: Mapping[str, str] = {
    "Chinese or Japanese": r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Korean": r"\uac00-\ud7af",
    "Arabic": r"\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff",
    "Cyrillic": r"\u0400-\u052f",
    "Hebrew": r"\u05d0-\u05ea",
    "Thai": r"\u0e01-\u0e4e",
    "Devanagari": r"\u0904-\u0965",
}
RUNS = {
    script: re.compile(rf"[{letters}](?:[{letters}\u200c\W\d_]*[{letters}])?") for script, letters in BLOCKS.items()
}
"""Script → a stretch of it, with whatever signs and digits stand inside."""
OWN = {
    "Chinese or Japanese": frozenset({"zh", "ja", "ko", "yue"}),
    "Korean": frozenset({"ko"}),
    "Arabic": frozenset({"fa", "ar", "ur", "ps", "ckb", "ug", "sd", "ks", "pa", "ku", "az"}),
    "Cyrillic": frozenset(
        {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz", "az", "bs", "tt", "os", "cv"}
    ),
    "Hebrew": frozenset({"he", "yi", "iw"}),
    "Thai": frozenset({"th"}),
    "Devanagari": frozenset({"hi", "mr", "ne", "sa", "mai", "bho", "kok"}),
}
"""Script → languages that are written in it; a language that uses another is foreign to it."""
SHORT_EXCERPT = 30
INLINE_CODE = re.compile(r"(`+)[^`]*\1")


class RepeatedForeignTextOptions(Options):
    """When a repetition is one too many."""

    times: int = Field(default=3, gt=1)
    """Places in the base that hold the same foreign text."""
    letters: int = Field(default=8, gt=1)
    """Letters a foreign text must have: shorter ones are names of languages and the like."""
    links: int = Field(default=10, gt=1)
    """Times that one article may link the same words to the same other website."""


class RepeatedForeignText(Rule[RepeatedForeignTextOptions]):
    """Every sentence was put there by somebody who works on the base.

    Spam that is planted in articles has two marks: the same words in a script that the article is not written in, over
    and over, or the same words linked to the same foreign website again and again. Search engines punish the whole
    site for it. A quotation or the name of a language stands once or twice and is left alone.
    """

    id = "KB401"
    severity = Severity.WARNING
    hint = "find out who put it there; delete it everywhere if it is spam"
    texts = {
        "zh": RuleText(
            title="每一句话都出自维护知识库的人。",
            why="植入的垃圾文字有两个特征：用文章语言以外的文字反复写同一句话，或把同样的词一再链接到同一个外部网站。"
            "搜索引擎会因此惩罚整个网站。引文和语言名称只出现一两次，不报。",
            hint="查明是谁加的；如果是垃圾内容，请全部删除",
        ),
        "fa": RuleText(
            title="هر جمله را کسی نوشته است که روی این پایگاه کار می‌کند.",
            why="هرزنوشته‌ای که در مقاله‌ها می‌کارند دو نشانه دارد: همان واژه‌ها به خطی جز خط مقاله، بارها و بارها؛ یا "
            "همان واژه‌ها با پیوند به همان وب‌سایت بیگانه. موتور جست‌وجو همهٔ سایت را برای آن جریمه می‌کند. نقل‌قول و نام یک "
            "زبان یکی‌دو بار می‌آید و گزارش نمی‌شود.",
            hint="ببینید چه کسی آن را گذاشته است؛ اگر هرزنوشته است همه‌جا پاکش کنید",
        ),
    }
    passes = (
        Case("中文帮助中心在这里。\n\n中文帮助中心在这里。\n", note="twice is a quotation"),
        Case("```\n最好的在线赌场网站\n最好的在线赌场网站\n最好的在线赌场网站\n```\n", note="code that shows it"),
        Case("怎样申请退款以及何时到账\n\n" * 3, note="an article in another language is no spam"),
        Case("中文、中文、中文\n\nفارسی\n\nفارسی\n\nفارسی\n", note="names of languages"),
        Case("چرا این کتاب‌ها؟\n\nچرا این کتاب‌ها؟\n\nچرا این کتاب‌ها؟\n", language="fa", note="the article's own script"),
    )
    fails = (
        Case(
            {
                "en/a.md": "All is fine. 最好的在线赌场网站 1.\n",
                "en/b.md": "最好的在线赌场网站 2\n\n最好的在线赌场网站！\n\nThis article is English.\n",
            },
            at=("en/a.md:1:14", "en/b.md:1:1", "en/b.md:3:1"),
        ),
        Case(
            "<div hidden>\n最好的在线赌场网站<br>\n最好的在线赌场网站<br>\n最好的在线赌场网站\n</div>\n\n"
            "This article is English, all of it.\n",
            at=("2:1", "3:1", "4:1"),
            note="hidden in HTML",
        ),
        Case(
            "[win](https://spam.example/)\n\n[win](https://spam.example/)\n",
            at=("1:1", "3:1"),
            settings={"lint": {"repeated-foreign-text": {"links": 2}}},
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Collects all foreign stretches, then reports those that stand in many places."""
        places: dict[str, list[tuple[str, Span, str]]] = {}
        for manuscript in context.manuscripts:
            yield from self._repeated_links(manuscript)
            stretches = manuscript.fact(_foreign_text, self.options.letters)
            for key, span, text in stretches:
                places.setdefault(key, []).append((manuscript.path, span, text))
        for found in places.values():
            if len(found) >= self.options.times:
                for path, span, text in found:
                    excerpt = text if len(text) <= SHORT_EXCERPT else f"{text[:SHORT_EXCERPT]}…"
                    yield Finding(path, span, f'"{excerpt}" stands in {len(found)} places, in a foreign script')

    def _repeated_links(self, manuscript: Manuscript) -> Iterator[Finding]:
        links = [link for link in manuscript.document.links if link.url.startswith(("http://", "https://", "//"))]
        counts = Counter((link.text, link.url) for link in links)
        for link in links:
            count = counts[link.text, link.url]
            if count >= self.options.links:
                yield Finding(manuscript.path, link.span, f"the same link to another website stands {count} times")


def _foreign_text(manuscript: Manuscript, letters: int) -> tuple[tuple[str, Span, str], ...]:
    """(its letters, place, text) of each stretch; none of an article that is foreign as a whole."""
    stretches = () if manuscript.text.isascii() else tuple(_stretches(manuscript, letters))
    return () if _is_foreign(manuscript, sum(len(key) for key, _, _ in stretches)) else stretches


def _stretches(manuscript: Manuscript, letters: int) -> Iterator[tuple[str, Span, str]]:
    language = base_language(manuscript.language)
    foreign = [pattern for script, pattern in RUNS.items() if language not in OWN[script]]
    for number, line in _lines(manuscript):
        for pattern in () if line.isascii() else foreign:
            for match in pattern.finditer(line):
                key = "".join(filter(str.isalpha, match[0]))
                if len(key) >= letters:
                    yield key, Span.at(number, match.start() + 1, len(match[0])), match[0]


def _is_foreign(manuscript: Manuscript, letters: int) -> bool:
    """Whether most of the article is in the foreign script: then its language is wrong, which is another matter."""
    return letters * 2 > sum(map(str.isalpha, manuscript.source.body)) if letters else False


def _lines(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """(number, text) of the body's lines, raw HTML too, for there spam hides; code is blanked out."""
    code = {
        line for block in manuscript.document.code_blocks for line in range(block.span.line, block.span.end_line + 1)
    }
    for number in range(manuscript.source.body_line, len(manuscript.lines) + 1):
        if number not in code:
            yield number, INLINE_CODE.sub(lambda match: " " * len(match[0]), manuscript.lines[number - 1])
