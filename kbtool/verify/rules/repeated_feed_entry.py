"""KV283 repeated-feed-entry."""

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


class RepeatedFeedEntry(Rule):
    """Every entry of a feed has an id of its own.

    A feed reader shows only one of two entries with the same id.
    """

    id = "KV283"
    hint = "make the id from the address of the article"
    texts = {
        "zh": RuleText(
            title="订阅源里每个条目有自己的 id。",
            why="两个条目 id 相同，阅读器只显示一个。",
            hint="用文章地址作 id",
        ),
        "fa": RuleText(
            title="هر مدخل خوراک شناسه‌ای از خودش دارد.",
            why="از دو مدخل با یک شناسه خوراک‌خوان تنها یکی را نشان می‌دهد.",
            hint="شناسه را از نشانی مقاله بسازید",
        ),
    }
    passes = (Case(site={"feed.xml": FEED % (ENTRY % ("b", "") + ENTRY % ("c", ""))}),)
    fails = (Case(site={"feed.xml": FEED % (ENTRY % ("b", "") + ENTRY % ("b", ""))}, at=("feed.xml",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reports the first one of each feed."""
        for feed in site.feeds:
            ids = [entry.id for entry in feed.entries if entry.id]
            if len(set(ids)) != len(ids):
                yield Finding(
                    feed.path, f"has several entries with the id {next(item for item in ids if ids.count(item) > 1)}"
                )
