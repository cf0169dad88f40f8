"""KV253 foreign-sitemap-address."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'


class ForeignSitemapAddress(Rule):
    """A sitemap lists absolute addresses of its own site.

    Search engines ignore relative addresses and those of other hosts.
    """

    id = "KV253"
    hint = "write the addresses with https and the host of this site"
    texts = {
        "zh": RuleText(
            title="网站地图只列本站的绝对地址。",
            why="搜索引擎忽略相对地址和别的主机的地址。",
            hint="写出带 https 和本站主机的地址",
        ),
        "fa": RuleText(
            title="نقشه سایت نشانی‌های کامل سایت خودش را می‌آورد.",
            why="موتورهای جست‌وجو نشانی‌های نسبی و نشانی میزبان‌های دیگر را نادیده می‌گیرند.",
            hint="نشانی‌ها را با https و میزبان همین سایت بنویسید",
        ),
    }
    passes = (Case(site={"sitemap.xml": SITEMAP % ("https://help.example.com/", "")}),)
    fails = (
        Case(site={"sitemap.xml": SITEMAP % ("/a/", "")}, at=("sitemap.xml",)),
        Case(site={"sitemap.xml": SITEMAP % ("https://www.example.org/", "")}, at=("sitemap.xml",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the entries, where the address of the site is known."""
        for sitemap, path, entry in site.entries():
            if path is None and entry.location and site.setting.addresses.base:
                yield Finding(sitemap.path, f"lists {entry.location}, which is no absolute address of this site")
