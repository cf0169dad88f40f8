"""KV201 missing-title."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingTitle(Rule):
    """Every page has a title.

    The title is what a reader sees in the results of a search engine, in a tab and in a bookmark. Without one the
    engine makes something up.
    """

    id = "KV201"
    hint = "give the page a <title> in its head"
    texts = {
        "zh": RuleText(
            title="每个页面都有标题。",
            why="标题显示在搜索结果、浏览器标签页和书签里。没有标题，搜索引擎就会自己编一个。",
            hint="在页面 head 里写上 <title>",
        ),
        "fa": RuleText(
            title="هر صفحه عنوان دارد.",
            why=(
                "عنوان همان است که خواننده در نتیجه جست‌وجو، در زبانه مرورگر و در نشانک می‌بیند. اگر نباشد، موتور "
                "جست‌وجو چیزی از خودش می‌سازد."
            ),
            hint="در head صفحه <title> بگذارید",
        ),
    }
    passes = (
        Case(site={"index.html": "<title>Help</title>"}),
        Case(site={"index.html": "<title>Help</title><svg><title>Icon</title></svg>"}, note="a drawing has its own"),
    )
    fails = (
        Case(site={"index.html": "<title> </title><h1>Help</h1>"}, at=("index.html",), note="nothing but a space"),
        Case(site={"a/index.html": "<body><svg><title>Icon</title></svg>"}, at=("a/index.html",)),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the titles in the head."""
        if not any(page.head.titles):
            yield Finding(page.path, "has no title")
