"""KB402 placeholder-text."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import find_wording

PLACEHOLDER = re.compile(
    r"""(?<![\w\-/.\#])(?:
      (?:TODO|FIXME)(?![\w-])(?!\ (?:list|app|item|comment|file|note|tag)s?\b)
    | (?:TBD|TBA)(?![\w-])
    | (?:XXX|xxx)(?![\w-]|[/.]\w|\ (?:is|are|stands|means)\b)
    | (?i:lorem\ ipsum)
    )
    | 待(?:补充|完善|补全|撰写|编写)(?!的|文章|内容) | 占位文[字本] | 此处待补
    | لورم\ ایپسوم | بعداً?\ (?:تکمیل|نوشته|اضافه)\ (?:می[\u200c ]?شود|خواهد\ شد) | در\ دست\ (?:تکمیل|نگارش)\ است
    | لوريم\ إيبسوم
    """,
    re.VERBOSE,
)
SIGNAL = re.compile(r"TODO|FIXME|TB[DA]|XXX|xxx|[Ll][Oo][Rr][Ee][Mm] |待|占位文|لورم|بعدا|در دست|لوريم")
"""Without one of these there is no placeholder: nearly all articles need no closer look."""


class PlaceholderOptions(Options):
    """What else counts."""

    words: tuple[str, ...] = ()
    """Further words that only a draft may hold, as written."""


class PlaceholderText(Rule[PlaceholderOptions]):
    """A published article is finished.

    `TODO`, `TBD`, `lorem ipsum` and the like were notes of the writer to himself. Readers see them as a promise that
    nobody kept. Drafts may hold them.
    """

    id = "KB402"
    severity = Severity.WARNING
    hint = "write the text, take the sentence out, or make the article a draft"
    texts = {
        "zh": RuleText(
            title="发布的文章是写完了的。",
            why="`TODO`、`TBD`、`待补充` 之类是作者写给自己的备忘，读者看到的却是一句没有兑现的承诺。草稿里可以有。",
            hint="把内容写上、删掉这一句，或把文章改为草稿",
        ),
        "fa": RuleText(
            title="مقالهٔ منتشرشده کامل است.",
            why="نوشته‌هایی چون `TODO`، `TBD` یا `بعداً تکمیل می‌شود` یادداشت نویسنده برای خودش بوده است؛ "
            "خواننده آن را قولی می‌بیند که کسی به آن عمل نکرده است. در پیش‌نویس اشکالی ندارد.",
            hint="متن را بنویسید، جمله را بردارید یا مقاله را پیش‌نویس کنید",
        ),
    }
    passes = (
        Case("Keep a todo list. Look for TODO comments in `TODO.md`.\n", note="texts about such notes"),
        Case("---\nstate: draft\n---\nTODO\n", note="a draft may be unfinished"),
        Case("列出待补充的文章。\n", language="zh"),
    )
    fails = (
        Case("Prices: TBD.\n\nTODO: write this. Call xxx.\n", at=("1:9", "3:1", "3:24")),
        Case("退款期限：待补充。\n", language="zh", at=("1:6",)),
        Case("این بخش بعداً تکمیل می‌شود.\n", language="fa", at=("1:9",)),
        Case("Soon.\n", at=("1:1",), settings={"lint": {"placeholder-text": {"words": ["Soon"]}}}),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at all wording of what is no draft."""
        if manuscript.article.fields.state == "draft":
            return
        if not self.options.words and not SIGNAL.search(manuscript.text):
            return
        own = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in self.options.words if word)
        patterns = (PLACEHOLDER, re.compile(own)) if own else (PLACEHOLDER,)
        for prose in find_wording(manuscript):
            for pattern in patterns:
                for match in pattern.finditer(prose.text):
                    span = prose.span(match.start(), match.end())
                    yield Finding(manuscript.path, span, f'"{match[0]}" stands for text that is not written yet')
