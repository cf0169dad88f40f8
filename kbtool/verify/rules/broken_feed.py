"""KV280 broken-feed."""

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


class BrokenFeed(Rule):
    """Every feed can be read.

    A feed reader that finds no id, title or date drops the entry, or the whole feed (RFC 4287).
    """

    id = "KV280"
    hint = "write Atom with id, title and updated for the feed and each entry"
    texts = {
        "zh": RuleText(
            title="每个订阅源都能读。",
            why="没有 id、标题或日期，阅读器会丢掉条目，甚至整个订阅源（RFC 4287）。",
            hint="写 Atom，订阅源和每个条目都有 id、title 和 updated",
        ),
        "fa": RuleText(
            title="هر خوراک خواندنی است.",
            why="خوراک‌خوانی که شناسه، عنوان یا تاریخ نیابد آن مدخل یا همه خوراک را کنار می‌گذارد (RFC 4287).",
            hint="Atom را با id و title و updated برای خوراک و هر مدخل بنویسید",
        ),
    }
    passes = (Case(site={"feed.xml": FEED % (ENTRY % ("b", ""))}),)
    fails = (
        Case(site={"feed.xml": FEED % "<entry><id>b</id><title>b</title></entry>"}, at=("feed.xml",)),
        Case(site={"zh/feed.xml": "<rss/>"}, at=("zh/feed.xml",)),
        Case(site={"feed.xml": "<feed>"}, at=("feed.xml",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reads them all."""
        for feed in site.feeds:
            if feed.trouble:
                yield Finding(feed.path, feed.trouble)
