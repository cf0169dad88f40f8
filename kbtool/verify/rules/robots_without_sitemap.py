"""KV264 robots-without-sitemap."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, SITEMAP, Site


class RobotsWithoutSitemap(Rule):
    """`robots.txt` names the sitemap by its absolute address.

    It is the one place where every search engine looks for it.
    """

    id = "KV264"
    severity = Severity.WARNING
    hint = "add a line Sitemap: with the absolute address of sitemap.xml"
    texts = {
        "zh": RuleText(
            title="`robots.txt` 写明网站地图的绝对地址。",
            why="所有搜索引擎都只在这里找网站地图。",
            hint="加一行 Sitemap:，写 sitemap.xml 的绝对地址",
        ),
        "fa": RuleText(
            title="`robots.txt` نقشه سایت را با نشانی کامل نام می‌برد.",
            why="این تنها جایی است که هر موتور جست‌وجو دنبالش می‌گردد.",
            hint="سطر Sitemap: را با نشانی کامل sitemap.xml بیفزایید",
        ),
    }
    passes = (
        Case(
            site={
                "sitemap.xml": "x",
                "robots.txt": "User-agent: *\nDisallow:\n\nSitemap: https://help.example.com/sitemap.xml\n",
            }
        ),
    )
    fails = (
        Case(
            site={"sitemap.xml": "x", "robots.txt": "User-agent: *\nDisallow:\nSitemap: /sitemap.xml\n"},
            at=("robots.txt",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks where there are both files."""
        if site.robots is None or SITEMAP not in site.files or not site.setting.is_listed:
            return
        address = site.setting.addresses.address(SITEMAP)
        if address not in site.robots.sitemaps:
            yield Finding(ROBOTS, f"does not name {address}")
