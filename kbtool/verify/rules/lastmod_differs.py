"""KV258 lastmod-differs."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'

PAGE = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", '
    '"dateModified": "2026-11-02T10:00:00Z"}</script>'
)
DAY = 10
"""Characters of `2026-11-22`."""


class LastmodDiffers(Rule):
    """Sitemap and page tell the same date.

    Search engines use the dates of a sitemap only as long as they prove true.
    """

    id = "KV258"
    hint = "make both from the last change of the article"
    texts = {
        "zh": RuleText(
            title="网站地图和页面的日期相同。",
            why="只有日期一直属实，搜索引擎才会用网站地图的日期。",
            hint="两处都取自文章最后一次修改",
        ),
        "fa": RuleText(
            title="نقشه سایت و صفحه یک تاریخ می‌گویند.",
            why="موتورهای جست‌وجو تاریخ‌های نقشه را تنها تا وقتی به کار می‌برند که راست از آب درآیند.",
            hint="هر دو را از آخرین تغییر مقاله بگیرید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": PAGE,
                "sitemap.xml": SITEMAP % ("https://help.example.com/", "<lastmod>2026-11-02</lastmod>"),
            }
        ),
        Case(site={"index.html": PAGE, "sitemap.xml": SITEMAP % ("https://help.example.com/", "")}),
    )
    fails = (
        Case(
            site={
                "index.html": PAGE,
                "sitemap.xml": SITEMAP % ("https://help.example.com/", "<lastmod>2026-11-22</lastmod>"),
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares days."""
        for path, entry in site.listed.items():
            page = site.pages.get(path)
            if page and page.modified and entry.changed and page.modified[:DAY] != entry.changed[:DAY]:
                yield Finding(path, f"changed on {page.modified[:DAY]}, and on {entry.changed[:DAY]} by the sitemap")
