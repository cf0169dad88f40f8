"""KV256 redirect-in-sitemap."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'


class RedirectInSitemap(Rule):
    """A sitemap lists no address that only leads elsewhere.

    It is for pages that search engines are to show; of a redirect they want the target.
    """

    id = "KV256"
    hint = "list the page that the redirect leads to"
    texts = {
        "zh": RuleText(
            title="网站地图不列只会跳转的地址。",
            why="它只列要被收录的页面；对重定向，搜索引擎要的是目标。",
            hint="列出重定向指向的页面",
        ),
        "fa": RuleText(
            title="نقشه سایت نشانی‌ای را که تنها به جای دیگر می‌برد نمی‌آورد.",
            why="نقشه برای صفحه‌هایی است که باید نشان داده شوند؛ از تغییر مسیر مقصدش را می‌خواهند.",
            hint="صفحه مقصد را بیاورید",
        ),
    }
    passes = (Case(site={"index.html": "x", "sitemap.xml": SITEMAP % ("https://help.example.com/", "")}),)
    fails = (
        Case(
            site={
                "old/index.html": '<meta http-equiv="refresh" content="0; url=/">',
                "sitemap.xml": SITEMAP % ("https://help.example.com/old/", ""),
            },
            at=("old/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the pages that are listed."""
        for path in site.listed:
            page = site.pages.get(path)
            if page is not None and page.refresh is not None:
                yield Finding(path, f"leads on to {page.refresh or 'itself'} and is in the sitemap")
