"""KV251 broken-sitemap."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class BrokenSitemap(Rule):
    """Every sitemap can be read.

    A search engine drops a file that is no XML, or of another kind, and knows none of its addresses.
    """

    id = "KV251"
    hint = "write XML that begins with urlset or sitemapindex of sitemaps.org, and give each entry a loc"
    texts = {
        "zh": RuleText(
            title="每个网站地图都能读。",
            why="不是 XML 或类型不对的文件会被搜索引擎丢掉，里面的地址它一个也不知道。",
            hint="写以 sitemaps.org 的 urlset 或 sitemapindex 开头的 XML，每条都有 loc",
        ),
        "fa": RuleText(
            title="هر نقشه سایت خواندنی است.",
            why=("موتور جست‌وجو فایلی را که XML نیست یا از نوع دیگری است کنار می‌گذارد و هیچ نشانی‌ای از آن را نمی‌داند."),
            hint="XML را با urlset یا sitemapindex از sitemaps.org آغاز کنید و به هر سطر loc بدهید",
        ),
    }
    passes = (
        Case(
            site={
                "sitemap.xml": (
                    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
                    "<url><loc>https://help.example.com/?a=1&amp;b=2</loc></url></urlset>"
                )
            }
        ),
    )
    fails = (
        Case(site={"sitemap.xml": "<urlset><url></urlset>"}, at=("sitemap.xml",)),
        Case(site={"sitemap.xml": "<urlset></urlset>"}, at=("sitemap.xml",), note="without its namespace"),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reads them all."""
        for sitemap in site.sitemaps:
            if sitemap.trouble:
                yield Finding(sitemap.path, sitemap.trouble)
            elif not all(entry.location for entry in sitemap.entries):
                yield Finding(sitemap.path, "has an entry without loc")
