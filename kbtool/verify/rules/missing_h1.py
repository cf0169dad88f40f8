"""KV209 missing-h1."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingH1(Rule):
    """Every page has a main heading.

    It tells a reader, a screen reader and a search engine what the page is about.
    """

    id = "KV209"
    hint = "begin the text of the page with an h1"
    texts = {
        "zh": RuleText(
            title="每个页面都有一级标题。",
            why="它告诉读者、屏幕阅读器和搜索引擎这一页讲什么。",
            hint="页面正文以 h1 开头",
        ),
        "fa": RuleText(
            title="هر صفحه تیتر اصلی دارد.",
            why="تیتر به خواننده، صفحه‌خوان و موتور جست‌وجو می‌گوید صفحه درباره چیست.",
            hint="متن صفحه را با h1 آغاز کنید",
        ),
    }
    passes = (
        Case(site={"index.html": "<h1>Help</h1>"}),
        Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=../">'}, note="it only leads elsewhere"),
    )
    fails = (Case(site={"index.html": "<h2>Help</h2>"}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts them."""
        count = sum(heading.level == 1 for heading in page.body.headings)
        if count == 0 and not page.is_redirect:
            yield Finding(page.path, "has no h1")
