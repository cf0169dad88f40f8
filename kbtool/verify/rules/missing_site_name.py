"""KV304 missing-site-name."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

HOME = "index.html"


class MissingSiteName(Rule):
    """The home page of the site says what the site is called.

    Without it search engines show the host in place of a name.
    """

    id = "KV304"
    severity = Severity.WARNING
    hint = "give the home page a WebSite with name and url"
    texts = {
        "zh": RuleText(
            title="站点首页说明站点叫什么。",
            why="没有它，搜索引擎就显示主机名而不是站点名。",
            hint="在首页写上带 name 和 url 的 WebSite",
        ),
        "fa": RuleText(
            title="صفحه خانه سایت می‌گوید نام سایت چیست.",
            why="اگر نباشد موتورهای جست‌وجو به جای نام، میزبان را نشان می‌دهند.",
            hint="به صفحه خانه یک WebSite با name و url بدهید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "WebSite", "name": "Help", "url": "https://help.example.com/"}'
                    "]}</script>"
                )
            },
        ),
        Case(site={"zh/index.html": "<title>x</title>"}, note="only the root of the host counts"),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "CollectionPage", "name": "Help"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the root of a host; a site below a path has no name of its own for search engines."""
        if page.path != HOME or setting.addresses.root != "/" or not setting.is_listed or not page.is_indexable:
            return
        if not page.data.trouble and not page.data.of_type("WebSite"):
            yield Finding(page.path, "does not tell search engines the name of the site")
