"""KB404 misplaced-zero-width."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import find_prose, word_edits

RUN = re.compile("[\u200b\u2060\ufeff\u180e]+|\u200c+")
HALF_SPACE = "\u200c"
NO_LETTER = frozenset(" \t\u00a0.,،؛:;!؟?»«")


class MisplacedZeroWidth(Rule[Options]):
    """A character without width stands between two letters.

    Beside a space, at the end of a line or twice in a row it does nothing that a reader sees, but a search for the word
    does not find it and its neighbours can no longer be edited with ease. Such characters come along when text is
    copied from a machine translation or a word processor.
    """

    id = "KB404"
    severity = Severity.INFO
    hint = "delete the character"
    texts = {
        "zh": RuleText(
            title="零宽字符只出现在两个字母之间。",
            why="放在空格旁、行尾或连用两个，读者看不出任何作用，却会使搜索找不到这个词，编辑时也碍手。"
            "它们多是从机器翻译或文字处理软件里复制来的。",
            hint="删除该字符",
        ),
        "fa": RuleText(
            title="نویسهٔ بی‌پهنا میان دو حرف می‌آید.",
            why="کنار فاصله، در پایان سطر یا دو تا پشت سر هم کاری که دیده شود نمی‌کند، اما جست‌وجو واژه را نمی‌یابد و "
            "ویرایش دشوار می‌شود. این نویسه‌ها با رونوشت از ترجمهٔ ماشینی یا واژه‌پرداز می‌آیند.",
            hint="نویسه را پاک کنید",
        ),
    }
    passes = (
        Case("می‌رود و کتاب‌**ها**\n", language="fa", note="between letters, one of them in bold"),
        Case("`a \u200b b` 中文\u200b中文\n", language="zh", note="code; a place where a line may end"),
    )
    fails = (
        Case("می\u200c رود و کتاب\u200c\u200cها\n", language="fa", at=("1:3", "1:15"), fixed="می رود و کتاب\u200cها\n"),
        Case("by the \u200bgroup\n", at=("1:8",), fixed="by the group\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at what stands on both sides, markup included."""
        if manuscript.text.isascii() or not RUN.search(manuscript.text):
            return
        for prose in find_prose(manuscript):
            line = manuscript.lines[prose.line - 1]
            for match in RUN.finditer(prose.text):
                start, end = prose.column - 1 + match.start(), prose.column - 1 + match.end()
                before, after = line[start - 1 : start] if start else " ", line[end : end + 1] or " "
                is_idle = before in NO_LETTER or after in NO_LETTER
                if is_idle or len(match[0]) > 1:
                    span = prose.span(match.start(), match.end())
                    name = "half-space" if match[0][0] == HALF_SPACE else "zero-width character"
                    message = f"a {name} (U+{ord(match[0][0]):04X}) " + ("beside no letter" if is_idle else "twice")
                    edits = word_edits(prose, match.start(), match.end(), "" if is_idle else match[0][0])
                    yield Finding(manuscript.path, span, message, edits=edits)
