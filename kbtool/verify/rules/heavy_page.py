"""KV298 heavy-page."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

MOST = 100 * 1024


class HeavyPage(Rule):
    """A page is lighter than 100 KB.

    On a slow line that is a second before the first word. A list that grows with the site is what makes pages
    heavy.
    """

    id = "KV298"
    severity = Severity.WARNING
    hint = "split the page, or show a part of the list"
    texts = {
        "zh": RuleText(
            title="页面小于 100 KB。",
            why="线路慢时，这就是看到第一个字之前的一秒。页面变重，往往是因为有随站点增长的列表。",
            hint="拆分页面，或只显示列表的一部分",
        ),
        "fa": RuleText(
            title="صفحه سبک‌تر از ۱۰۰ کیلوبایت است.",
            why="در خط کند یعنی یک ثانیه تا نخستین واژه. فهرستی که با سایت بزرگ می‌شود صفحه را سنگین می‌کند.",
            hint="صفحه را دو تکه کنید یا بخشی از فهرست را نشان دهید",
        ),
    }
    passes = (Case(site={"index.html": "x" * MOST}),)
    fails = (Case(site={"index.html": "x" * (MOST + 1)}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts bytes; what is past the limit of search engines is for oversized-file."""
        if page.size > MOST:
            yield Finding(page.path, f"has {page.size:,} bytes")
