"""KV255 dead-sitemap-address."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'


class DeadSitemapAddress(Rule):
    """There is a page at every address of a sitemap.

    A search engine that finds many dead addresses trusts the whole sitemap less.
    """

    id = "KV255"
    hint = "list pages that are published only"
    texts = {
        "zh": RuleText(
            title="网站地图的每个地址都有页面。",
            why="死地址多了，搜索引擎就不太信整个网站地图。",
            hint="只列已发布的页面",
        ),
        "fa": RuleText(
            title="در هر نشانی نقشه سایت صفحه‌ای هست.",
            why="موتور جست‌وجویی که نشانی‌های مرده بسیار بیابد به کل نقشه کمتر اعتماد می‌کند.",
            hint="تنها صفحه‌های منتشرشده را بیاورید",
        ),
    }
    passes = (
        Case(
            site={"a b/index.html": "x", "sitemap.xml": SITEMAP % ("https://help.example.com/a%20b/", "")},
            note="encoded as addresses are",
        ),
    )
    fails = (Case(site={"sitemap.xml": SITEMAP % ("https://help.example.com/a/", "")}, at=("sitemap.xml",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the files."""
        for sitemap, path, entry in site.entries():
            if path is not None and path not in site.files:
                yield Finding(sitemap.path, f"lists {entry.location}, where nothing is")
