"""KV269 secret-path-in-robots."""

from collections.abc import Iterator
from urllib.parse import unquote

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, Site

WILD = frozenset("*$")


class SecretPathInRobots(Rule):
    """`robots.txt` names no path where nothing is.

    Everybody can read the file. A path that is named there and not linked anywhere is where an attacker begins.
    """

    id = "KV269"
    severity = Severity.WARNING
    hint = "remove the line, and protect what is there by a password"
    texts = {
        "zh": RuleText(
            title="`robots.txt` 不写没有内容的路径。",
            why="这个文件谁都能读。写在里面、别处没有链接的路径，正是攻击者的起点。",
            hint="去掉这一行，用密码保护那里的内容",
        ),
        "fa": RuleText(
            title="`robots.txt` مسیری را نام نمی‌برد که چیزی در آن نیست.",
            why="این فایل را همه می‌خوانند. مسیری که آنجا آمده و هیچ‌جا پیوندی ندارد نقطه آغاز مهاجم است.",
            hint="سطر را بردارید و آنچه را آنجاست با گذرواژه نگه دارید",
        ),
    }
    passes = (
        Case(site={"a/index.html": "x", "robots.txt": "User-agent: *\nDisallow: /a/\nDisallow: /*.pdf$\n"}),
        Case(site={"robots.txt": "User-agent: *\nDisallow: /\n"}),
    )
    fails = (Case(site={"index.html": "x", "robots.txt": "User-agent: *\nDisallow: /backroom/\n"}, at=("robots.txt",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for any file below the path; patterns say nothing about where."""
        root = site.setting.addresses.root
        for closed in site.robots.closed_paths if site.robots else ():
            below = unquote(closed.removeprefix(root).lstrip("/"))
            if below and not WILD.intersection(closed) and not any(path.startswith(below) for path in site.files):
                yield Finding(ROBOTS, "names a path where nothing is")
                return
