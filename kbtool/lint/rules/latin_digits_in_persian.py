"""KB422 latin-digits-in-persian."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording, word_edits

LETTER = r"\u0621-\u065f\u0670-\u06d3\u06d5\u200c"
NUMBER = re.compile(r"(?<![\w.,:/\-+#@=_~^<>×])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)%?(?![\w/\-+=_~^<>×%]|[.,:][\w])")
BEFORE = re.compile(rf"([{LETTER}]+)[ \u00a0(«]*$")
AFTER = re.compile(rf"[ \u00a0\u200c)»]*[{LETTER}]")
FOREIGN_BEFORE = re.compile(r"[A-Za-z0-9`{}<>\]][ \u00a0*_`(\[]*$")
FOREIGN_AFTER = re.compile(r"[ \u00a0*_`)\]]*[A-Za-z`{<]")
CODES = frozenset(
    {"نسخه", "نسخهٔ", "نسخه‌ی", "ورژن", "خطا", "خطای", "کد", "پورت", "درگاه", "درگاهِ", "وضعیت", "پاسخ", "سطر"}
)
"""Words before what is a name although it is made of digits."""
PERSIAN_FORMS = str.maketrans("0123456789%,", "۰۱۲۳۴۵۶۷۸۹٪٬")


class LatinDigitsInPersian(Rule[Options]):
    """Numbers in Persian prose have Persian digits.

    Two kinds of digits in one sentence look careless, and readers of a right-to-left text stumble over a number in
    another script. Numbers that are names stay as they are: versions, error codes, ports, addresses, dates as
    machines write them, numbers beside Latin words and units.
    """

    id = "KB422"
    severity = Severity.INFO
    hint = "write Persian digits"
    texts = {
        "zh": RuleText(
            title="波斯语正文里的数字使用波斯语数字。",
            why="一句话里有两种数字显得粗心，从右向左读的人也会在另一种文字的数字上停顿。"
            "作名称用的数字不变：版本、错误代码、端口、网址、机器格式的日期，以及拉丁单词和单位旁的数字。",
            hint="改用波斯语数字",
        ),
        "fa": RuleText(
            title="عددها در متن فارسی رقم فارسی دارند.",
            why="دو گونه رقم در یک جمله بی‌دقتی به نظر می‌آید و خوانندهٔ متن راست‌به‌چپ روی عددی به خط دیگر مکث می‌کند. "
            "عددی که نام است همان می‌ماند: نسخه، کد خطا، پورت، نشانی، تاریخ ماشینی و عدد کنار واژه و یکای لاتین.",
            hint="رقم فارسی بنویسید",
        ),
    }
    passes = (
        Case("۲۰ روز. پایتون 3.11 و Python 3 و 10 MB و خطای 404 و `5` و 2026-11-22.\n", language="fa"),
        Case("بند 3/4 و ساعت 10:30 و KB201\n", language="fa", note="what has signs in it is left alone"),
    )
    fails = (
        Case("تا 20 روز و 50% تخفیف\n", language="fa", at=("1:4", "1:13"), fixed="تا ۲۰ روز و ۵۰٪ تخفیف\n"),
        Case("در 10,000 مقاله.\n", language="fa", at=("1:4",), fixed="در ۱۰٬۰۰۰ مقاله.\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at numbers with a Persian word beside them and nothing foreign."""
        if base_language(manuscript.language) != "fa":
            return
        for prose in find_wording(manuscript):
            for match in NUMBER.finditer(prose.text):
                line = manuscript.lines[prose.line - 1]
                start = prose.column - 1 + match.start()
                if not _is_persian(line[max(0, start - 80) : start], line[start + len(match[0]) :][:80]):
                    continue
                span, number = prose.span(match.start(), match.end()), match[0].translate(PERSIAN_FORMS)
                message = f'"{match[0]}" has Latin digits'
                edits = word_edits(prose, match.start(), match.end(), number)
                yield Finding(manuscript.path, span, message, f'write "{number}"', edits)


def _is_persian(before: str, after: str) -> bool:
    """Whether a number between these two texts belongs to a Persian sentence and is no name."""
    if FOREIGN_BEFORE.search(before) or FOREIGN_AFTER.match(after):
        return False
    word = BEFORE.search(before)
    if word and word[1] in CODES:
        return False
    return bool(word or AFTER.match(after))
