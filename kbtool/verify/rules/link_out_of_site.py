"""KV010 link-out-of-site."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class LinkOutOfSite(Rule):
    """No symbolic link leads out of a site.

    A web server follows it, and serves a file that nobody meant to publish: the sources, the releases of another
    audience, the system's own files.
    """

    id = "KV010"
    hint = "remove the link, or put the file itself there"
    texts = {
        "zh": RuleText(
            title="没有符号链接指向站点之外。",
            why="网站服务器会跟随链接，把没人打算发布的文件交出去：源文件、其他读者群的版本、系统文件。",
            hint="删除链接，或把文件本身放在那里",
        ),
        "fa": RuleText(
            title="هیچ پیوند نمادینی به بیرون سایت نمی‌رود.",
            why=(
                "سرور وب آن را دنبال می‌کند و فایلی را می‌دهد که کسی قصد انتشارش را نداشت: منبع‌ها، انتشار "
                "مخاطبان دیگر، فایل‌های سیستم."
            ),
            hint="پیوند را بردارید، یا خود فایل را آنجا بگذارید",
        ),
    }
    passes = (
        Case(site={"index.html": "x"}, links={"a.html": "index.html"}, note="it stays inside"),
        Case(site={"index.html": "x"}),
    )
    fails = (
        Case(site={"index.html": "x"}, links={"a.html": "/etc/hostname", "b": "../../private"}, at=("a.html", "b")),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reports links by path."""
        for path in sorted(site.escaping_links):
            yield Finding(path, f"is a symbolic link that leads out of the site, to {site.links[path]}")
