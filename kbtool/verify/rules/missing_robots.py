"""KV263 missing-robots."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, Site


class MissingRobots(Rule):
    """A site that search engines may show has a robots.txt.

    It names the sitemap, and without it every crawler asks in vain first.
    """

    id = "KV263"
    severity = Severity.WARNING
    hint = "write robots.txt into the root of the site"
    texts = {
        "zh": RuleText(
            title="搜索引擎可以收录的站点有 robots.txt。",
            why="它写明网站地图在哪里；没有它，每个爬虫都会先白问一次。",
            hint="在站点根目录写 robots.txt",
        ),
        "fa": RuleText(
            title="سایتی که موتورهای جست‌وجو می‌توانند نشان دهند robots.txt دارد.",
            why="نقشه سایت را نام می‌برد، و بی آن هر خزنده نخست بیهوده می‌پرسد.",
            hint="robots.txt را در ریشه سایت بنویسید",
        ),
    }
    passes = (Case(site={"index.html": "x", "robots.txt": "User-agent: *\nDisallow:\n"}),)
    fails = (Case(site={"index.html": "x"}, at=("robots.txt",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the file; below a path of a host it would mean nothing."""
        if site.setting.is_listed and site.setting.addresses.root == "/" and site.indexable and site.robots is None:
            yield Finding(ROBOTS, "is missing")
