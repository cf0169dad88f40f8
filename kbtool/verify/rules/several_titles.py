"""KV202 several-titles."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class SeveralTitles(Rule):
    """A page has one title only.

    A browser shows the first one, and a search engine may choose another.
    """

    id = "KV202"
    hint = "keep one <title> in the head"
    texts = {
        "zh": RuleText(
            title="一个页面只有一个标题。",
            why="浏览器显示第一个，搜索引擎却可能选另一个。",
            hint="head 里只留一个 <title>",
        ),
        "fa": RuleText(
            title="هر صفحه تنها یک عنوان دارد.",
            why="مرورگر نخستین را نشان می‌دهد و موتور جست‌وجو شاید دیگری را برگزیند.",
            hint="در head تنها یک <title> نگه دارید",
        ),
    }
    passes = (Case(site={"index.html": "<title>Help</title><body><svg><title>Icon</title></svg>"}),)
    fails = (Case(site={"index.html": "<title>Help</title><title>Help centre</title>"}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts the titles in the head."""
        if len(page.head.titles) > 1:
            yield Finding(page.path, f"has {len(page.head.titles)} titles")
