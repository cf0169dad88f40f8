"""KB431 chinese-latin-spacing."""

import re
from collections.abc import Iterator
from typing import Literal

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording, word_edits

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOUCHING = re.compile(
    rf"(?<=[{HAN}])(?<![0-9][年月])(?=[A-Za-z0-9])|(?<=[A-Za-z])(?=[{HAN}])|(?<=[0-9%])(?=[{HAN}])(?![年月日号])"
)
APART = re.compile(rf"(?<=[{HAN}])[ \u00a0]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \u00a0]+(?=[{HAN}])")
REQUIRED = {"lint": {"chinese-latin-spacing": {"style": "require"}}}
FORBIDDEN = {"lint": {"chinese-latin-spacing": {"style": "forbid"}}}


class ChineseLatinSpacingOptions(Options):
    """What the house has agreed on."""

    style: Literal["require", "forbid", "off"] = "off"
    """A space between Chinese and Latin words or numbers: `require`, `forbid`, or `off` for no opinion."""


class ChineseLatinSpacing(Rule[ChineseLatinSpacingOptions]):
    """Chinese and Latin words are spaced in one way throughout the base.

    Both ways are in use; a mixture of the two looks untidy. Until the option `style` says which one is yours, the rule
    is silent.
    """

    id = "KB431"
    severity = Severity.INFO
    hint = "space Chinese and Latin words as the rest of the base does"
    texts = {
        "zh": RuleText(
            title="全站的中文与拉丁文字之间统一加或不加空格。",
            why="两种写法都有人用，混在一起就显得凌乱。在选项 `style` 说明采用哪一种之前，本规则不报。",
            hint="与其他文章保持一致",
        ),
        "fa": RuleText(
            title="فاصلهٔ میان نویسه‌های چینی و لاتین در همه‌جا یکسان است.",
            why="هر دو شیوه رایج است، اما آمیختن آن‌ها متن را نامرتب نشان می‌دهد. "
            "تا گزینهٔ `style` شیوهٔ شما را نگوید این قاعده چیزی گزارش نمی‌کند.",
            hint="مانند بقیهٔ متن‌ها فاصله بگذارید",
        ),
    }
    passes = (
        Case("用Git 管理\n", language="zh", note="off unless the base says more"),
        Case("用 Git 管理，2026年3月，`git`命令\n", language="zh", settings=REQUIRED),
        Case("用Git管理\n", language="zh", settings=FORBIDDEN),
    )
    fails = (
        Case("用Git管理\n", language="zh", at=("1:1", "1:4"), settings=REQUIRED, fixed="用 Git 管理\n"),
        Case("用 Git 管理\n", language="zh", at=("1:2", "1:6"), settings=FORBIDDEN, fixed="用Git管理\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the borders between the two scripts inside a piece of prose."""
        style = self.options.style
        if style == "off" or base_language(manuscript.language) != "zh":
            return
        for prose in find_wording(manuscript):
            for match in (TOUCHING if style == "require" else APART).finditer(prose.text):
                start, end = match.span()
                edits = word_edits(prose, start, end, " " if style == "require" else "")
                place = prose.span(start - 1, start + 1) if start == end else prose.span(start, end)
                message = f'{"no " if start == end else ""}space in "{prose.text[start - 1 : end + 1]}"'
                hint = "put a space between the two" if start == end else "take the space out"
                yield Finding(manuscript.path, place, message, hint, edits)
