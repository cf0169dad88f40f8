"""KV226 relative-alternate."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class RelativeAlternate(Rule):
    """The addresses of translations are absolute.

    Search engines ignore `hreflang` with a relative address.
    """

    id = "KV226"
    hint = "write the whole address with https and the host"
    texts = {
        "zh": RuleText(
            title="译文的地址是绝对地址。",
            why="搜索引擎忽略带相对地址的 `hreflang`。",
            hint="写出带 https 和主机的完整地址",
        ),
        "fa": RuleText(
            title="نشانی ترجمه‌ها کامل است.",
            why="موتورهای جست‌وجو `hreflang` با نشانی نسبی را نادیده می‌گیرند.",
            hint="نشانی کامل را با https و میزبان بنویسید",
        ),
    }
    passes = (Case(site={"index.html": '<link rel="alternate" hreflang="zh" href="https://help.example.com/zh/">'}),)
    fails = (Case(site={"index.html": '<link rel="alternate" hreflang="zh" href="zh/">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page."""
        for code, address in page.head.alternates:
            if not address.startswith(("https://", "http://")):
                yield Finding(page.path, f"has {address} for {code}, which is not absolute")
                return
