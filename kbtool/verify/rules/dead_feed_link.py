"""KV284 dead-feed-link."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>a</id><title>Help</title>'
    "<updated>2026-11-22T09:00:00Z</updated>%s</feed>"
)
ENTRY = "<entry><id>%s</id><title>a</title><updated>2026-11-22T09:00:00Z</updated>%s</entry>"


class DeadFeedLink(Rule):
    """A feed leads to pages that readers can open.

    A subscriber who clicks on news and finds nothing does not click again.
    """

    id = "KV284"
    hint = "list pages that are published only"
    texts = {
        "zh": RuleText(
            title="订阅源的链接都打得开。",
            why="订阅者点开新内容却什么也没有，就不会再点了。",
            hint="只列已发布的页面",
        ),
        "fa": RuleText(
            title="خوراک به صفحه‌هایی می‌برد که باز می‌شوند.",
            why="مشترکی که خبر را باز کند و چیزی نیابد دوباره باز نمی‌کند.",
            hint="تنها صفحه‌های منتشرشده را بیاورید",
        ),
    }
    passes = (
        Case(
            site={"b/index.html": "x", "feed.xml": FEED % (ENTRY % ("b", '<link href="https://help.example.com/b/"/>'))}
        ),
    )
    fails = (
        Case(site={"feed.xml": FEED % (ENTRY % ("b", '<link href="https://help.example.com/b/"/>'))}, at=("feed.xml",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for what feeds and entries link to within the site."""
        for feed in site.feeds:
            for link in (*feed.links, *(link for entry in feed.entries for link in entry.links)):
                path = site.setting.addresses.absolute_path(link)
                if path is not None and not site.has(path):
                    yield Finding(feed.path, f"leads to {link}, where nothing is")
