"""KV223 hidden-page-listed."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>https://help.example.com/{}</loc></url></urlset>"
)


class HiddenPageListed(Rule):
    """A sitemap lists no page that asks not to be shown.

    The sitemap says that a search engine should show the page, the page says the opposite.
    """

    id = "KV223"
    hint = "leave pages with noindex and 404 pages out of the sitemap"
    texts = {
        "zh": RuleText(
            title="网站地图不列出请求不被收录的页面。",
            why="网站地图说要收录，页面说不要。",
            hint="不要把带 noindex 的页面和 404 页面写进网站地图",
        ),
        "fa": RuleText(
            title="نقشه سایت صفحه‌ای را که نمی‌خواهد نشان داده شود نمی‌آورد.",
            why="نقشه سایت می‌گوید صفحه را نشان بده و خود صفحه وارونه‌اش را می‌گوید.",
            hint="صفحه‌های دارای noindex و صفحه‌های ۴۰۴ را در نقشه سایت نیاورید",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": "<title>a</title>",
                "b/index.html": '<meta name="robots" content="noindex">',
                "sitemap.xml": SITEMAP.format("a/"),
            }
        ),
    )
    fails = (
        Case(
            site={"b/index.html": '<meta name="robots" content="noindex">', "sitemap.xml": SITEMAP.format("b/")},
            at=("b/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the pages that the sitemaps list."""
        for page in site.pages.values():
            if page.is_hidden and page.refresh is None and page.path in site.listed:
                yield Finding(page.path, "asks not to be shown and is in the sitemap")
