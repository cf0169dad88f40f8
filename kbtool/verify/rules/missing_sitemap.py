"""KV250 missing-sitemap."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import SITEMAP, Site


class MissingSitemap(Rule):
    """A site that search engines may show has a sitemap.

    It leads them to new pages and to those that few others link to, and says what changed.
    """

    id = "KV250"
    severity = Severity.WARNING
    hint = "write sitemap.xml into the root of the site"
    texts = {
        "zh": RuleText(
            title="搜索引擎可以收录的站点有网站地图。",
            why="它带搜索引擎找到新页面和很少被链接的页面，并说明哪些有改动。",
            hint="在站点根目录写 sitemap.xml",
        ),
        "fa": RuleText(
            title="سایتی که موتورهای جست‌وجو می‌توانند نشان دهند نقشه سایت دارد.",
            why="نقشه آن‌ها را به صفحه‌های تازه و صفحه‌های کم‌پیوند می‌رساند و می‌گوید چه تغییر کرده.",
            hint="sitemap.xml را در ریشه سایت بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": "x",
                "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
            }
        ),
        Case(site={"index.html": "x"}, audience="agents", note="search engines are not to find this one"),
        Case(site={"index.html": "x"}, mode="setup"),
    )
    fails = (Case(site={"index.html": "x"}, at=("sitemap.xml",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the file."""
        if site.setting.is_listed and site.indexable and SITEMAP not in site.files:
            yield Finding(SITEMAP, "is missing")
