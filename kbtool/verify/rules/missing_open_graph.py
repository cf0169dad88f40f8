"""KV237 missing-open-graph."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

NEEDED = ("og:title", "og:type", "og:url", "og:description")


class MissingOpenGraph(Rule):
    """Every page that search engines may show has a preview for chats.

    Who sends a link to a colleague sees title and description only where the page has them for Open Graph.
    """

    id = "KV237"
    severity = Severity.WARNING
    hint = "give the page og:title, og:type, og:url and og:description"
    texts = {
        "zh": RuleText(
            title="搜索引擎可以收录的每个页面都有聊天预览。",
            why="把链接发给同事时，只有页面写了 Open Graph 的标题和描述，对方才看得到。",
            hint="给页面写上 og:title、og:type、og:url 和 og:description",
        ),
        "fa": RuleText(
            title="هر صفحه‌ای که موتورهای جست‌وجو می‌توانند نشان دهند پیش‌نمایشی برای گفت‌وگوها دارد.",
            why=(
                "کسی که پیوندی برای همکارش می‌فرستد عنوان و توضیح را تنها وقتی می‌بیند که صفحه آن‌ها را برای Open "
                "Graph داشته باشد."
            ),
            hint="به صفحه og:title و og:type و og:url و og:description بدهید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<meta property="og:title" content="Help"><meta property="og:type" content="website">'
                    '<meta property="og:url" content="https://help.example.com/">'
                    '<meta property="og:description" content="All about paying.">'
                ),
                "404.html": "<title>Not found</title>",
            }
        ),
    )
    fails = (Case(site={"index.html": '<meta property="og:title" content="Help">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for what every preview needs; a page without any description has none to give."""
        if not setting.is_listed or not page.is_indexable:
            return
        lacking = [name for name in NEEDED if not page.head.value(name)]
        if not any(page.head.descriptions) and "og:description" in lacking:
            lacking.remove("og:description")
        if lacking:
            yield Finding(page.path, f"has no {', '.join(lacking)}")
