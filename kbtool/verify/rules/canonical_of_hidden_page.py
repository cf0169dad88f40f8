"""KV221 canonical-of-hidden-page."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class CanonicalOfHiddenPage(Rule):
    """A page that asks not to be shown names no canonical address.

    The two contradict each other, and the wish to stay hidden may be handed on to the page that is named.
    """

    id = "KV221"
    severity = Severity.WARNING
    hint = "remove the canonical address from pages with noindex and from 404 pages"
    texts = {
        "zh": RuleText(
            title="请求不被收录的页面没有规范网址。",
            why="两者互相矛盾，不收录的请求还可能传给被写到的页面。",
            hint="从带 noindex 的页面和 404 页面去掉规范网址",
        ),
        "fa": RuleText(
            title="صفحه‌ای که می‌خواهد نشان داده نشود نشانی اصلی ندارد.",
            why="این دو با هم نمی‌خوانند و خواست پنهان ماندن شاید به صفحه نام‌برده هم برسد.",
            hint="نشانی اصلی را از صفحه‌های دارای noindex و صفحه‌های ۴۰۴ بردارید",
        ),
    }
    passes = (Case(site={"search/index.html": '<meta name="robots" content="noindex">', "404.html": "x"}),)
    fails = (
        Case(
            site={
                "404.html": '<link rel="canonical" href="https://help.example.com/404.html">',
                "search/index.html": (
                    '<meta name="robots" content="noindex"><link rel="canonical" href="https://help.example.com/search/">'
                ),
            },
            at=("404.html", "search/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Redirects are looked at elsewhere."""
        if (page.is_hidden or page.is_not_found) and not page.is_redirect and page.head.canonicals:
            yield Finding(page.path, "is not to be shown and has a canonical address")
