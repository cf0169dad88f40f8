"""KV217 several-canonicals."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class SeveralCanonicals(Rule):
    """A page names one canonical address only.

    A search engine that reads two of them believes neither.
    """

    id = "KV217"
    hint = "keep one canonical address in the head"
    texts = {
        "zh": RuleText(
            title="一个页面只写一个规范网址。",
            why="搜索引擎读到两个，就一个也不信。",
            hint="head 里只留一个规范网址",
        ),
        "fa": RuleText(
            title="هر صفحه تنها یک نشانی اصلی دارد.",
            why="موتور جست‌وجویی که دو تا بخواند هیچ‌کدام را باور نمی‌کند.",
            hint="در head تنها یک نشانی اصلی نگه دارید",
        ),
    }
    passes = (Case(site={"index.html": '<link rel="canonical" href="https://help.example.com/">'}),)
    fails = (
        Case(
            site={
                "index.html": (
                    '<link rel="canonical" href="https://help.example.com/">'
                    '<link rel="canonical" href="https://help.example.com/a/">'
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts them."""
        if len(page.head.canonicals) > 1:
            yield Finding(page.path, f"has {len(page.head.canonicals)} canonical addresses")
