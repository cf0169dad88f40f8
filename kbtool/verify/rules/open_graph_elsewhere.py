"""KV238 open-graph-elsewhere."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class OpenGraphElsewhere(Rule):
    """Preview and search engine are told the same address.

    Likes and shares of a page are counted for the address of the preview; where it is another one they are lost.
    """

    id = "KV238"
    severity = Severity.WARNING
    hint = "make og:url the canonical address"
    texts = {
        "zh": RuleText(
            title="预览和搜索引擎得到同一个地址。",
            why="页面的转发数记在预览的地址上；地址不一样，就白记了。",
            hint="让 og:url 等于规范网址",
        ),
        "fa": RuleText(
            title="پیش‌نمایش و موتور جست‌وجو یک نشانی می‌گیرند.",
            why="هم‌رسانی‌های صفحه برای نشانی پیش‌نمایش شمرده می‌شوند؛ اگر نشانی دیگری باشد از دست می‌روند.",
            hint="og:url را همان نشانی اصلی کنید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<link rel="canonical" href="https://help.example.com/">'
                    '<meta property="og:url" content="https://help.example.com/">'
                )
            }
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": (
                    '<link rel="canonical" href="https://help.example.com/a/">'
                    '<meta property="og:url" content="https://help.example.com/">'
                )
            },
            at=("a/index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Compares them where both are there."""
        address = page.head.value("og:url")
        if address and page.head.canonicals and address != page.head.canonicals[0]:
            yield Finding(page.path, f"has og:url {address}, which is not its canonical address")
