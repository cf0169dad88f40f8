"""KV254 repeated-sitemap-address."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'


class RepeatedSitemapAddress(Rule):
    """A sitemap lists every address once.

    Two entries for one page may say two dates, and a search engine believes none.
    """

    id = "KV254"
    severity = Severity.WARNING
    hint = "list each page in the sitemap of its language only"
    texts = {
        "zh": RuleText(
            title="网站地图里每个地址只出现一次。",
            why="同一页面的两条可能日期不同，搜索引擎就都不信。",
            hint="每个页面只列在自己语言的网站地图里",
        ),
        "fa": RuleText(
            title="نقشه سایت هر نشانی را یک بار می‌آورد.",
            why="دو سطر برای یک صفحه شاید دو تاریخ بگویند و موتور جست‌وجو هیچ‌کدام را باور نمی‌کند.",
            hint="هر صفحه را تنها در نقشه زبان خودش بیاورید",
        ),
    }
    passes = (Case(site={"sitemap.xml": SITEMAP % ("https://help.example.com/", "")}),)
    fails = (
        Case(
            site={
                "sitemap-en.xml": SITEMAP % ("https://help.example.com/", ""),
                "sitemap-zh.xml": SITEMAP % ("https://help.example.com/", ""),
            },
            at=("sitemap-zh.xml",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the entries of all sitemaps."""
        seen: set[str] = set()
        for sitemap, _, entry in site.entries():
            if entry.location in seen:
                yield Finding(sitemap.path, f"lists {entry.location} again")
            elif entry.location:
                seen.add(entry.location)
