"""KV289 orphan-page."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.addresses import INDEX
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class OrphanPage(Rule):
    """Another page links to every page that search engines may show.

    A page that only the sitemap knows is taken for unimportant, and readers who browse never come to it.
    """

    id = "KV289"
    severity = Severity.WARNING
    hint = "link to the page from its section"
    texts = {
        "zh": RuleText(
            title="搜索引擎可以收录的每个页面都有别的页面链接过来。",
            why="只有网站地图知道的页面会被当作不重要，浏览的读者也永远走不到。",
            hint="从所在版块链接到这个页面",
        ),
        "fa": RuleText(
            title="به هر صفحه‌ای که موتورهای جست‌وجو می‌توانند نشان دهند صفحه دیگری پیوند دارد.",
            why="صفحه‌ای را که تنها نقشه سایت می‌شناسد کم‌اهمیت می‌دانند و خواننده‌ای که می‌گردد هرگز به آن نمی‌رسد.",
            hint="از بخشش به صفحه پیوند دهید",
        ),
    }
    passes = (
        Case(
            site={"index.html": '<a href="a/">a</a>', "a/index.html": '<a href="../zh/">zh</a>', "zh/index.html": "x"}
        ),
        Case(site={"zh/index.html": "x"}, note="home pages are where readers begin"),
    )
    fails = (
        Case(
            site={"index.html": "x", "a/index.html": '<a href="#b">b</a><a href="../">home</a>'},
            at=("a/index.html",),
            note="a link of its own does not count",
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Counts the links of other pages, those with noindex and redirects left out."""
        reached = {f"{language.prefix}{INDEX}" for language in site.setting.configuration.languages}
        for page in site.indexable:
            reached.update(path for link in page.links if (path := link.partition("#")[0]) != page.path)
        for page in site.indexable:
            if page.path not in reached and page.path.removesuffix(f"/{INDEX}") not in reached:
                yield Finding(page.path, "is linked from no other page")
