"""KV259 oversized-sitemap."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

MOST = 50_000
MOST_BYTES = 50 * 1024 * 1024
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</urlset>'


class OversizedSitemap(Rule):
    """No sitemap holds more than search engines read.

    At 50,000 addresses or 50 MB they stop (sitemaps.org).
    """

    id = "KV259"
    hint = "split the sitemap, and name the parts in an index"
    texts = {
        "zh": RuleText(
            title="网站地图不超过搜索引擎的读取上限。",
            why="到 50,000 个地址或 50 MB，它们就停下（sitemaps.org）。",
            hint="拆分网站地图，用索引列出各部分",
        ),
        "fa": RuleText(
            title="هیچ نقشه سایتی بیش از آنچه موتورهای جست‌وجو می‌خوانند ندارد.",
            why="در ۵۰٬۰۰۰ نشانی یا ۵۰ مگابایت می‌ایستند (sitemaps.org).",
            hint="نقشه را تکه کنید و تکه‌ها را در فهرستی نام ببرید",
        ),
    }
    passes = (Case(site={"sitemap.xml": SITEMAP % ("<url/>" * MOST)}),)
    fails = (Case(site={"sitemap.xml": SITEMAP % ("<url/>" * (MOST + 1))}, at=("sitemap.xml",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Counts."""
        for sitemap in site.sitemaps:
            if len(sitemap.entries) > MOST:
                yield Finding(sitemap.path, f"has {len(sitemap.entries):,} entries, which is more than {MOST:,}")
            elif sitemap.size > MOST_BYTES:
                yield Finding(sitemap.path, f"has {sitemap.size:,} bytes, which is more than {MOST_BYTES:,}")
