"""KB200 several-h1."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText


class SeveralH1(Rule[Options]):
    """An article has one heading of the first level at most: its title.

    The page shows the title as its only h1 and lowers all others, so that what was written below them no longer stands
    under them in the outline. A file with two titles is often two articles.
    """

    id = "KB200"
    hint = "start it with ## and lower the headings below it, or make it an article of its own"
    texts = {
        "zh": RuleText(
            title="一篇文章最多有一个一级标题，就是它的题目。",
            why="页面只把题目显示为 h1，其余一级标题都会降级，原来写在它们下面的内容在大纲中就不再属于它们。"
            "有两个题目的文件往往是两篇文章。",
            hint="改用 ## 并把它下面的标题各降一级，或者另写一篇文章",
        ),
        "fa": RuleText(
            title="مقاله دست بالا یک عنوان سطح اول دارد: نام خودش.",
            why="صفحه تنها نام مقاله را h1 نشان می‌دهد و بقیه را پایین می‌برد؛ آنچه زیر آن‌ها نوشته شده بود دیگر در طرح "
            "صفحه زیر آن‌ها نیست. فایلی با دو نام بیشتر وقت‌ها دو مقاله است.",
            hint="آن را با ## آغاز کنید و عنوان‌های زیرش را یک پله پایین ببرید، یا مقاله‌ای جدا کنید",
        ),
    }
    passes = (
        Case("# Title\n\n## One\n\nText\n\n## Two\n\nText\n"),
        Case("# Title\n\n```sh\n# a comment\n# another\n```\n", note="a comment in code is no heading"),
    )
    fails = (
        Case("# One\n\nText\n\n# Two\n\nText\n\nThree\n=====\n", at=("5:1", "9:1")),
        Case("---\ntitle: One\n---\n# One\n\n# Two\n", at=("6:1",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Reports every h1 but the first."""
        headings = [heading for heading in manuscript.document.headings if heading.level == 1]
        for heading in headings[1:]:
            message = f"a second h1, {heading.text[:60]}, after {headings[0].text[:60]}"
            yield Finding(manuscript.path, heading.span, message)
