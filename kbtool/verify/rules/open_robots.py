"""KV268 open-robots."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, Site

ANYBODY = "*"


class OpenRobots(Rule):
    """`robots.txt` of a site that is not for search engines closes it.

    A site for few, or one that is being set up, is not to be fetched at all.
    """

    id = "KV268"
    severity = Severity.WARNING
    hint = "write User-agent: * and Disallow: / into robots.txt"
    texts = {
        "zh": RuleText(
            title="不给搜索引擎的站点用 `robots.txt` 关上门。",
            why="受限读者群的站点和准备中的站点根本不该被抓取。",
            hint="在 robots.txt 写 User-agent: * 和 Disallow: /",
        ),
        "fa": RuleText(
            title="`robots.txt` سایتی که برای موتورهای جست‌وجو نیست آن را می‌بندد.",
            why="سایت مخاطبان محدود یا سایتی که در حال آماده شدن است نباید گرفته شود.",
            hint="در robots.txt بنویسید User-agent: * و Disallow: /",
        ),
    }
    passes = (
        Case(site={"index.html": "x", "robots.txt": "User-agent: *\nDisallow: /\n"}, audience="agents"),
        Case(site={"index.html": "x", "robots.txt": "User-agent: *\nDisallow:\n"}),
    )
    fails = (
        Case(site={"index.html": "x", "robots.txt": "User-agent: *\nDisallow:\n"}, mode="setup", at=("robots.txt",)),
        Case(site={"index.html": "x"}, audience="agents", at=("robots.txt",), note="no file at all"),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Asks for the home page; below a path of a host the file would mean nothing."""
        setting = site.setting
        if setting.is_open or not setting.addresses.base or setting.addresses.root != "/" or not site.pages:
            return
        if site.robots is None or not site.robots.blocked([setting.addresses.base], ANYBODY):
            yield Finding(ROBOTS, "does not close the site")
