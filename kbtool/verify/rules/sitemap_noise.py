"""KV260 sitemap-noise."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'


class SitemapNoise(Rule):
    """A sitemap says nothing that search engines ignore.

    `priority` and `changefreq` are guesses. They make the file longer and say nothing true.
    """

    id = "KV260"
    severity = Severity.WARNING
    hint = "leave out priority and changefreq"
    texts = {
        "zh": RuleText(
            title="网站地图不写搜索引擎忽略的内容。",
            why="`priority` 和 `changefreq` 是猜测，只会让文件变长，说不出任何事实。",
            hint="去掉 priority 和 changefreq",
        ),
        "fa": RuleText(
            title="نقشه سایت چیزی نمی‌گوید که موتورهای جست‌وجو نادیده می‌گیرند.",
            why="`priority` و `changefreq` حدس‌اند؛ فایل را دراز می‌کنند و چیز راستی نمی‌گویند.",
            hint="priority و changefreq را نیاورید",
        ),
    }
    passes = (Case(site={"sitemap.xml": SITEMAP % ("https://help.example.com/", "<lastmod>2026-11-22</lastmod>")}),)
    fails = (
        Case(
            site={"sitemap.xml": SITEMAP % ("https://help.example.com/", "<changefreq>daily</changefreq>")},
            at=("sitemap.xml",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding for each file."""
        for sitemap in site.sitemaps:
            if any(entry.noise for entry in sitemap.entries):
                yield Finding(sitemap.path, "has priority or changefreq")
