"""KB420 arabic-letters-in-persian."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording, word_edits

WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3\u06d5\u200c]+|[٠-٩]+")
FOREIGN = frozenset("يىكة٠١٢٣٤٥٦٧٨٩")
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|﴿[^﴾]*﴾|\([^()]*\)")
ARABIC = re.compile(r"(?<![\u0621-\u06d3])(?:و|ب|ف|ك|ل)?ال[\u0621-\u064a]{2}|[\u064b-\u0650\u0652]")
"""What Arabic has and Persian has not: the article, and written vowels."""
PERSIAN = re.compile(r"[پچژگکی۰-۹]")
ARTICLE = re.compile(r"[\u200c ]?ال")
PERSIAN_FORMS = str.maketrans("يىك٠١٢٣٤٥٦٧٨٩", "ییک۰۱۲۳۴۵۶۷۸۹")


class ArabicLettersInPersian(Rule[Options]):
    """Persian text is written with Persian letters and digits.

    ي, ك and ٤ look like ی, ک and ۴ and are other characters: a search for one does not find the other, fonts draw them
    differently, and lists are sorted wrongly. They come from an Arabic keyboard or an old document. Quoted Arabic,
    code, and a letter that stands for itself are left alone.
    """

    id = "KB420"
    severity = Severity.WARNING
    hint = "write the Persian letter"
    texts = {
        "zh": RuleText(
            title="波斯语文字使用波斯语的字母和数字。",
            why="ي、ك、٤ 看起来像 ی、ک、۴，其实是别的字符：搜一个找不到另一个，字形不同，排序也会出错。"
            "它们来自阿拉伯语键盘或旧文档。引用的阿拉伯语、代码和单独说明的字母不报。",
            hint="改用波斯语字母",
        ),
        "fa": RuleText(
            title="متن فارسی با حروف و رقم‌های فارسی نوشته می‌شود.",
            why="`ي`، `ك` و `٤` شبیه ی و ک و ۴ هستند اما نویسه‌های دیگری‌اند: جست‌وجوی یکی دیگری را نمی‌یابد، قلم‌ها "
            "آن‌ها را جور دیگری نشان می‌دهند و ترتیب فهرست‌ها به هم می‌ریزد. "
            "عربیِ نقل‌شده، کد و حرفی که به‌تنهایی آمده گزارش نمی‌شود.",
            hint="حرف فارسی را بنویسید",
        ),
    }
    passes = (
        Case("کتاب‌های فارسی، `كتاب` و ۴۵ صفحه.\n", language="fa"),
        Case("در عربی می‌گویند «كتاب الله». حرف ي با ی فرق دارد.\n", language="fa", note="quoted Arabic, a lone letter"),
        Case("دائرةالمعارف\n", language="fa", note="a word that Persian writes so"),
    )
    fails = (
        Case("اين كتاب ٤٥ صفحه دارد.\n", language="fa", at=("1:1", "1:5", "1:10"), fixed="این کتاب ۴۵ صفحه دارد.\n"),
        Case("خانة ما\n", language="fa", at=("1:1",), note="ه or هٔ: a person has to decide"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at each word with such a letter."""
        if base_language(manuscript.language) != "fa":
            return
        for prose in find_wording(manuscript):
            quoted = [match.span() for match in QUOTED.finditer(prose.text) if _is_arabic(match[0])]
            for match in WORD.finditer(prose.text):
                is_quoted = any(start <= match.start() < end for start, end in quoted)
                is_lone_letter = len(match[0]) == 1 and match[0] in "يىكة"
                if not FOREIGN.intersection(match[0]) or is_quoted or is_lone_letter or _is_lawful(prose.text, match):
                    continue
                word, span = match[0].translate(PERSIAN_FORMS), prose.span(match.start(), match.end())
                if "ة" in word:
                    yield Finding(manuscript.path, span, f'"{match[0]}" has the Arabic letter ة', "write ه, هٔ or ت")
                    continue
                kind = "is written with Arabic digits" if match[0].isdecimal() else "has Arabic letters"
                edits = word_edits(prose, match.start(), match.end(), word)
                yield Finding(manuscript.path, span, f'"{match[0]}" {kind}', f'write "{word}"', edits)


def _is_arabic(text: str) -> bool:
    return bool(ARABIC.search(text)) and not PERSIAN.search(text)


def _is_lawful(text: str, match: re.Match[str]) -> bool:
    """Whether the word is an Arabic compound of Persian: دائرةالمعارف, لیلة القدر."""
    if "ة" not in match[0] or set(match[0]) & set("يىك"):
        return False
    after = text[match.start() + match[0].index("ة") + 1 :][:4]
    return bool(ARTICLE.match(after))
