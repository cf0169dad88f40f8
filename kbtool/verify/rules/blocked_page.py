"""KV265 blocked-page."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, Site

SHOWN = (".css", ".js")


class BlockedPage(Rule):
    """`robots.txt` keeps search engines from nothing that they may show.

    What they may not fetch they cannot show, and without styles and scripts they do not see the page as readers do.
    """

    id = "KV265"
    hint = "remove the Disallow line"
    texts = {
        "zh": RuleText(
            title="`robots.txt` 不挡住可以收录的内容。",
            why="抓不到就不能收录；没有样式和脚本，搜索引擎看到的页面就和读者看到的不一样。",
            hint="去掉那行 Disallow",
        ),
        "fa": RuleText(
            title="`robots.txt` راه چیزی را که می‌توان نشان داد نمی‌بندد.",
            why="چیزی را که نتوان گرفت نمی‌توان نشان داد، و بی سبک‌ها و اسکریپت‌ها صفحه را چون خواننده نمی‌بینند.",
            hint="سطر Disallow را بردارید",
        ),
    }
    passes = (
        Case(site={"a/index.html": "x", "robots.txt": "User-agent: *\nDisallow: /b/\n"}),
        Case(
            site={"a/index.html": "x", "robots.txt": "User-agent: GPTBot\nDisallow: /\n"},
            note="a crawler that searches nothing",
        ),
    )
    fails = (
        Case(site={"a/index.html": "x", "robots.txt": "User-agent: *\nDisallow: /*/$\n"}, at=("robots.txt",)),
        Case(site={"a.css": "x", "robots.txt": "User-agent: Googlebot\nDisallow: /a.css\n"}, at=("robots.txt",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding, with the first address and the number."""
        if site.robots is None or not site.setting.is_listed:
            return
        paths = [page.path for page in site.indexable] + [path for path in site.files if path.endswith(SHOWN)]
        blocked = site.robots.blocked([site.setting.addresses.address(path) for path in paths])
        if blocked:
            yield Finding(ROBOTS, f"keeps search engines from {len(blocked):,} files, the first is {blocked[0]}")
