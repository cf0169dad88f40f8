"""KB430 half-width-punctuation."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Prose
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
CLOSING = r"”’」』》】）"
OPENING = r"“‘「『《【（"
BETWEEN = re.compile(rf"(?<=[{HAN}{CLOSING}])([,;:?!]|(?<![一二三四五六七八九十])\.)[ \u00a0]*(?=[{HAN}{OPENING}])")
AT_END = re.compile(rf"(?<=[{HAN}{CLOSING}])([,;:?!.])(?=[ \t]*$)")
IN_BRACKETS = re.compile(rf"(?<=[{HAN}])\((?=[{HAN}])([^()]{{0,200}}[{HAN}])\)")
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
NUMERAL = re.compile(r"[\s#]*[一二三四五六七八九十]+\.\s*")
"""A number before an item of a list, whose full stop is no end of a sentence."""


class HalfWidthPunctuation(Rule[Options]):
    """Between Chinese characters stands Chinese punctuation.

    A half-width comma sits in the corner of a square text, close to the character before it, and reads as if the line
    were broken; lines end in the wrong places too. Marks beside Latin words, in numbers and in code are left alone.
    """

    id = "KB430"
    severity = Severity.WARNING
    hint = "write the full-width mark"
    texts = {
        "zh": RuleText(
            title="汉字之间使用全角标点。",
            why="半角逗号缩在方块字的角落里，紧贴前一个字，读起来像断了行，换行的位置也会出错。拉丁单词旁、数字里和代码里的标点不报。",
            hint="改用全角标点",
        ),
        "fa": RuleText(
            title="میان نویسه‌های چینی نشانه‌گذاری چینی می‌آید.",
            why="ویرگول نیم‌پهنا به نویسهٔ پیش از خود می‌چسبد و نظم مربعی متن چینی و جای شکستن سطر را به هم می‌زند. "
            "نشانه‌های کنار واژهٔ لاتین، درون عدد و درون کد گزارش نمی‌شود.",
            hint="نشانهٔ تمام‌پهنا بنویسید",
        ),
    }
    passes = (
        Case("你好，世界。用 Git, npm 和 10,000 个 (docs) `甲,乙`。\n", language="zh"),
        Case(
            "一.概述，时间 10:30\n\n中文 (注) 和 v1.0.\n",
            language="zh",
            note="a space before the bracket is a style of its own",
        ),
    )
    fails = (
        Case(
            "你好,世界. 好。\n\n请看: 说明!  \n",
            language="zh",
            at=("1:3", "1:6", "3:3", "3:7"),
            fixed="你好，世界。好。\n\n请看：说明！  \n",
        ),
        Case("文章(草稿)不发布.\n", language="zh", at=("1:3", "1:10"), fixed="文章（草稿）不发布。\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks between two Chinese characters, at the end of a line, and at brackets around Chinese."""
        if base_language(manuscript.language) != "zh":
            return
        for prose in find_wording(manuscript):
            found = list(BETWEEN.finditer(prose.text))
            if _ends_its_line(manuscript, prose) and not NUMERAL.fullmatch(prose.text):
                found += AT_END.finditer(prose.text)
            for match in found:
                span, right = prose.span(match.start(), match.end()), FULL_WIDTH[match[1]]
                message = f'half-width "{match[1]}" after Chinese'
                yield Finding(manuscript.path, span, message, f'write "{right}"', (Edit(span, right),))
            for match in IN_BRACKETS.finditer(prose.text):
                first, last = prose.span(match.start(), match.start() + 1), prose.span(match.end() - 1, match.end())
                edits = (Edit(first, "（"), Edit(last, "）"))
                whole = prose.span(match.start(), match.end())
                yield Finding(
                    manuscript.path, whole, "half-width brackets around Chinese", 'write "（" and "）"', edits
                )


def _ends_its_line(manuscript: Manuscript, prose: Prose) -> bool:
    line = manuscript.lines[prose.line - 1]
    return not line[prose.column - 1 + len(prose.text) :].strip()
