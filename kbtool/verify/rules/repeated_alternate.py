"""KV236 repeated-alternate."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class RepeatedAlternate(Rule):
    """A page names one address for each language.

    Of two addresses for the same language a search engine takes neither.
    """

    id = "KV236"
    hint = "name one page for each language"
    texts = {
        "zh": RuleText(
            title="页面对每种语言只写一个地址。",
            why="同一种语言有两个地址，搜索引擎两个都不用。",
            hint="每种语言只列一个页面",
        ),
        "fa": RuleText(
            title="صفحه برای هر زبان یک نشانی نام می‌برد.",
            why="از دو نشانی برای یک زبان موتور جست‌وجو هیچ‌کدام را برنمی‌دارد.",
            hint="برای هر زبان یک صفحه نام ببرید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<link rel="alternate" hreflang="en" href="https://help.example.com/">'
                    '<link rel="alternate" hreflang="en-GB" href="https://help.example.com/gb/">'
                )
            }
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<link rel="alternate" hreflang="en" href="https://help.example.com/">'
                    '<link rel="alternate" hreflang="EN" href="https://help.example.com/a/">'
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first code that stands twice."""
        codes = [code.lower() for code, _ in page.head.alternates]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice:
            yield Finding(page.path, f"names several addresses for {twice}")
