"""KV282 wrong-feed-language."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import language_of
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>a</id><title>Help</title>'
    "<updated>2026-11-22T09:00:00Z</updated>%s</feed>"
)
ENTRY = "<entry><id>%s</id><title>a</title><updated>2026-11-22T09:00:00Z</updated>%s</entry>"


class WrongFeedLanguage(Rule):
    """A feed is in the language of its address.

    Feed readers choose the voice and the direction of the text by it.
    """

    id = "KV282"
    severity = Severity.WARNING
    hint = "write the language into xml:lang of the feed"
    texts = {
        "zh": RuleText(
            title="订阅源的语言与地址一致。",
            why="阅读器据此选择发音和书写方向。",
            hint="在订阅源的 xml:lang 里写语言",
        ),
        "fa": RuleText(
            title="زبان خوراک همان زبان نشانی آن است.",
            why="خوراک‌خوان‌ها صدا و جهت متن را از روی آن برمی‌گزینند.",
            hint="زبان را در xml:lang خوراک بنویسید",
        ),
    }
    passes = (Case(site={"feed.xml": FEED % ""}), Case(site={"zh/feed.xml": "<rss/>"}, note="that is for broken-feed"))
    fails = (Case(site={"zh/feed.xml": FEED % ""}, at=("zh/feed.xml",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the languages without scripts and countries."""
        for feed in site.feeds:
            own = site.setting.language(feed.path).locale
            if not feed.trouble and language_of(feed.language) != language_of(own):
                yield Finding(feed.path, f"has the language {feed.language or 'of nobody'} at an address for {own}")
