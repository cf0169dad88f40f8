"""KV266 blocked-hidden-page."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, Site


class BlockedHiddenPage(Rule):
    """`robots.txt` does not hide from search engines that a page asks not to be shown.

    They show an address that others link to even without having fetched it. Only a page that they may fetch can
    tell them `noindex`.
    """

    id = "KV266"
    severity = Severity.WARNING
    hint = "remove the Disallow line; noindex is enough"
    texts = {
        "zh": RuleText(
            title="`robots.txt` 不妨碍搜索引擎看到 noindex。",
            why="别人链接过的地址，搜索引擎没抓取也会显示。只有抓得到的页面才能告诉它 `noindex`。",
            hint="去掉那行 Disallow；有 noindex 就够了",
        ),
        "fa": RuleText(
            title="`robots.txt` نمی‌گذارد پنهان بماند که صفحه نمی‌خواهد نشان داده شود.",
            why=(
                "موتورهای جست‌وجو نشانی‌ای را که دیگران به آن پیوند داده‌اند بی گرفتنش هم نشان می‌دهند. تنها "
                "صفحه‌ای که بتوان گرفت می‌تواند `noindex` بگوید."
            ),
            hint="سطر Disallow را بردارید؛ noindex بس است",
        ),
    }
    passes = (
        Case(
            site={
                "search/index.html": '<meta name="robots" content="noindex">',
                "robots.txt": "User-agent: *\nDisallow:\n",
            }
        ),
        Case(
            site={
                "index.html": '<meta name="robots" content="noindex">',
                "robots.txt": "User-agent: *\nDisallow: /\n",
            },
            audience="agents",
            note="a site for few is closed twice",
        ),
    )
    fails = (
        Case(
            site={
                "search/index.html": '<meta name="robots" content="noindex">',
                "robots.txt": "User-agent: *\nDisallow: /search/\n",
            },
            at=("robots.txt",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding, with the first address and the number."""
        if site.robots is None or not site.setting.is_listed:
            return
        paths = [page.path for page in site.pages.values() if page.is_hidden]
        blocked = site.robots.blocked([site.setting.addresses.address(path) for path in paths])
        if blocked:
            yield Finding(ROBOTS, f"keeps {len(blocked):,} pages from saying noindex, the first is {blocked[0]}")
