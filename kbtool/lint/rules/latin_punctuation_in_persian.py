"""KB423 latin-punctuation-in-persian."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording

LETTER = r"\u0621-\u065f\u0670-\u06d3\u06d5"
MARK = re.compile(rf"(?<=[{LETTER}۰-۹»])(\u200c?[,;?])(?=[ \u00a0]+[^\s]|[ \u00a0]*$|[{LETTER}«»)])")
PERSIAN_FORMS = {",": "،", ";": "؛", "?": "؟"}


class LatinPunctuationInPersian(Rule[Options]):
    """Persian prose has Persian commas, semicolons and question marks.

    The Latin marks bend the wrong way in a text that runs from right to left, and a Latin comma beside a foreign word
    jumps to the wrong end of it. Marks in code, numbers and Latin text are left alone.
    """

    id = "KB423"
    severity = Severity.WARNING
    hint = "write ، or ؛ or ؟"
    texts = {
        "zh": RuleText(
            title="波斯语正文使用波斯语的逗号、分号和问号。",
            why="在从右向左的文字里，拉丁标点的朝向是反的；外文单词旁的拉丁逗号还会跳到单词的另一头。代码、数字和拉丁文字里的标点不报。",
            hint="改用 ، 或 ؛ 或 ؟",
        ),
        "fa": RuleText(
            title="متن فارسی ویرگول، نقطه‌ویرگول و نشانهٔ پرسش فارسی دارد.",
            why="نشانه‌های لاتین در متن راست‌به‌چپ وارونه‌اند و ویرگول لاتین کنار واژهٔ بیگانه به سر دیگر آن می‌پرد. "
            "نشانه‌های درون کد، عدد و متن لاتین گزارش نمی‌شود.",
            hint="به جای آن ، یا ؛ یا ؟ بنویسید",
        ),
    }
    passes = (
        Case("نخست، سپس؛ چرا؟ `الف, ب` و Git, npm و 10,000\n", language="fa"),
        Case("https://example.com/?q=الف,ب\n", language="fa", note="an address"),
    )
    fails = (
        Case("نخست, سپس; چرا?\n", language="fa", at=("1:5", "1:10", "1:15"), fixed="نخست، سپس؛ چرا؟\n"),
        Case("---\ntitle: نام, نشانی\n---\n", language="fa", at=("2:11",), fixed="---\ntitle: نام، نشانی\n---\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at marks that follow a Persian word."""
        if base_language(manuscript.language) != "fa":
            return
        for prose in find_wording(manuscript):
            for match in MARK.finditer(prose.text):
                span, mark = prose.span(match.start(), match.end()), match[0].strip("\u200c")
                right = PERSIAN_FORMS[mark]
                message = f'a Latin "{mark}" in Persian text'
                yield Finding(manuscript.path, span, message, f'write "{right}"', (Edit(span, right),))
