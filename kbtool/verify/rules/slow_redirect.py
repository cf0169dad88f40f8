"""KV270 slow-redirect."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class SlowRedirect(Rule):
    """A redirect waits for nothing.

    Search engines take a delay for a move that will be taken back, and a reader who cannot follow the clock is
    thrown off the page (WCAG 2.2.1).
    """

    id = "KV270"
    hint = 'write content="0; url=…"'
    texts = {
        "zh": RuleText(
            title="重定向不等待。",
            why="有延迟，搜索引擎就当作临时搬家；跟不上倒计时的读者会被甩出页面（WCAG 2.2.1）。",
            hint='写 content="0; url=…"',
        ),
        "fa": RuleText(
            title="تغییر مسیر درنگ نمی‌کند.",
            why=(
                "موتورهای جست‌وجو درنگ را جابه‌جایی موقت می‌دانند و خواننده‌ای که به شمارش نمی‌رسد از صفحه بیرون "
                "می‌افتد (WCAG 2.2.1)."
            ),
            hint='بنویسید content="0; url=…"',
        ),
    }
    passes = (Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=/">', "index.html": "x"}),)
    fails = (
        Case(
            site={"a/index.html": '<meta http-equiv="refresh" content="5; url=/">', "index.html": "x"},
            at=("a/index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the seconds."""
        if page.head.refresh and page.head.refresh.seconds:
            yield Finding(page.path, f"waits {page.head.refresh.seconds} s before it leads on")
