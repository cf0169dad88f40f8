"""KB201 heading-skip."""

from collections.abc import Iterator
from itertools import pairwise

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText


class HeadingSkip(Rule[Options]):
    """Headings go down one level at a time.

    Who listens to a page with a screen reader jumps from heading to heading and takes the level for the place in the
    outline; a level that is left out sounds like a part of the text that is missing. Going up any number is fine.
    """

    id = "KB201"
    severity = Severity.WARNING
    hint = "use the next level, or add the missing heading above it"
    texts = {
        "zh": RuleText(
            title="标题逐级向下。",
            why="用屏幕阅读器的人在标题之间跳转，靠级别判断所处的位置；跳过一级，听起来就像少了一段。向上跳几级都可以。",
            hint="改用下一级标题，或在上面补上缺少的标题",
        ),
        "fa": RuleText(
            title="عنوان‌ها پله‌پله پایین می‌روند.",
            why="کسی که صفحه را با صفحه‌خوان می‌شنود از عنوانی به عنوان دیگر می‌رود و از سطح آن می‌فهمد کجاست؛ "
            "سطحی که جا افتاده باشد مثل بخشی گم‌شده به گوش می‌رسد. بالا رفتن به هر اندازه درست است.",
            hint="سطح بعدی را به کار ببرید یا عنوان جاافتاده را بالای آن بگذارید",
        ),
    }
    passes = (
        Case("## One\n\n### Two\n\n## Three\n"),
        Case("## One\n\n### Two\n\n#### Three\n\n## Four\n", note="going up skips nothing"),
        Case("## One\n\n```\n#### no heading\n```\n", note="a comment in code is no heading"),
    )
    fails = (
        Case("## One\n\n#### Two\n", at=("3:1",), fixed="## One\n\n### Two\n"),
        Case("### First\n", at=("1:1",), fixed="## First\n", note="the title of the page is the h1"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares each heading with the one before; the page's title stands before the first."""
        headings = [heading for heading in manuscript.document.headings if heading.level > 1]
        levels = [1, *(heading.level for heading in headings)]
        for heading, (before, level) in zip(headings, pairwise(levels), strict=True):
            if level > before + 1:
                right = before + 1
                yield Finding(
                    manuscript.path,
                    heading.level_span,
                    f"h{level} follows h{before}",
                    f"make it h{right}, or add the missing h{right} above it",
                    (Edit(heading.level_span, "#" * right),),
                )
