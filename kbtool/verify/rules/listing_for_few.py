"""KV262 listing-for-few."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import FEED, Site

LLMS = "llms.txt"


class ListingForFew(Rule):
    """A site for few has no sitemap, no feed and no llms.txt.

    They are made to be fetched by programs and list every page at once.
    """

    id = "KV262"
    hint = "remove the file"
    texts = {
        "zh": RuleText(
            title="受限读者群的站点没有网站地图、订阅源和 llms.txt。",
            why="它们就是给程序抓取的，一次列出所有页面。",
            hint="删除这个文件",
        ),
        "fa": RuleText(
            title="سایت مخاطبان محدود نقشه سایت، خوراک و llms.txt ندارد.",
            why="این‌ها برای برنامه‌ها ساخته شده‌اند و همه صفحه‌ها را یک‌جا می‌آورند.",
            hint="فایل را بردارید",
        ),
    }
    passes = (
        Case(site={"robots.txt": "User-agent: *\nDisallow: /\n"}, audience="agents"),
        Case(site={"sitemap.xml": "<urlset/>"}, note="the public one has"),
    )
    fails = (
        Case(
            site={"feed.xml": "<feed/>", "llms.txt": "# Help", "sitemap-zh.xml": "<urlset/>"},
            audience="agents",
            at=("feed.xml", "llms.txt", "sitemap-zh.xml"),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the names of the files."""
        if not site.setting.is_restricted:
            return
        for path in site.texts:
            name = path.rpartition("/")[2]
            if name in {FEED, LLMS} or (name.startswith("sitemap") and name.endswith(".xml")):
                yield Finding(path, f"lists the pages of {site.setting.audience} for programs")
