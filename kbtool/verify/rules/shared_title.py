"""KV203 shared-title."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.repetition import repeated, shortened
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class SharedTitle(Rule):
    """No two pages of a language have the same title.

    Two equal lines in the results of a search engine tell nobody which of them to choose, and the engine may drop
    one of them.
    """

    id = "KV203"
    severity = Severity.WARNING
    hint = "give each article a title of its own"
    texts = {
        "zh": RuleText(
            title="同一种语言里没有两个页面标题相同。",
            why="搜索结果里两行一样的字，谁也不知道该点哪一行，搜索引擎还可能丢掉其中一个。",
            hint="给每篇文章写自己的标题",
        ),
        "fa": RuleText(
            title="هیچ دو صفحه‌ای از یک زبان عنوان یکسان ندارند.",
            why=("دو خط یکسان در نتیجه جست‌وجو به کسی نمی‌گوید کدام را باز کند و موتور جست‌وجو شاید یکی را کنار بگذارد."),
            hint="به هر مقاله عنوانی از خودش بدهید",
        ),
    }
    passes = (
        Case(
            site={"index.html": "<title>Help</title>", "zh/index.html": "<title>Help</title>"},
            note="another language may say it in the same words",
        ),
        Case(
            site={
                "a/index.html": "<title>Help</title>",
                "b/index.html": '<title>Help</title><meta name="robots" content="noindex">',
            },
            note="no search engine shows the second",
        ),
    )
    fails = (
        Case(
            site={"a/index.html": "<title>Refunds</title>", "b/index.html": "<title>Refunds</title>"},
            at=("b/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the pages of each language."""
        for page, first in repeated(site, lambda page: page.title):
            yield Finding(page.path, f"has the same title as {first.path}: {shortened(page.title)}")
