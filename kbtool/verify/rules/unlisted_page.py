"""KV224 unlisted-page."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>https://help.example.com/{}</loc></url></urlset>"
)


class UnlistedPage(Rule):
    """The sitemap lists every page that search engines may show.

    A search engine finds most pages by links, new ones and those far from the home page by the sitemap.
    """

    id = "KV224"
    severity = Severity.WARNING
    hint = "add the page to the sitemap, or give it noindex"
    texts = {
        "zh": RuleText(
            title="网站地图列出搜索引擎可以收录的每个页面。",
            why="搜索引擎靠链接发现大多数页面，新页面和离首页远的页面靠网站地图。",
            hint="把页面加进网站地图，或给它加上 noindex",
        ),
        "fa": RuleText(
            title="نقشه سایت هر صفحه‌ای را که موتورهای جست‌وجو می‌توانند نشان دهند می‌آورد.",
            why="موتور جست‌وجو بیشتر صفحه‌ها را از پیوندها می‌یابد، صفحه‌های تازه و دور از خانه را از نقشه سایت.",
            hint="صفحه را به نقشه سایت بیفزایید یا به آن noindex بدهید",
        ),
    }
    passes = (
        Case(site={"a/index.html": "<title>a</title>", "404.html": "x", "sitemap.xml": SITEMAP.format("a/")}),
        Case(site={"a/index.html": "<title>a</title>"}, note="no sitemap at all is for missing-sitemap"),
    )
    fails = (
        Case(
            site={
                "a/index.html": "<title>a</title>",
                "b/index.html": "<title>b</title>",
                "sitemap.xml": SITEMAP.format("a/"),
            },
            at=("b/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the pages, where there is a sitemap that can be read."""
        if not site.listed or not site.setting.is_listed:
            return
        for page in site.indexable:
            if page.path not in site.listed:
                yield Finding(page.path, "may be shown and is in no sitemap")
