"""KV285 unannounced-feed."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class UnannouncedFeed(Rule):
    """Every feed is announced by a page.

    Browsers and feed readers find it by the page it belongs to, not by guessing.
    """

    id = "KV285"
    severity = Severity.WARNING
    hint = 'write <link rel="alternate" type="application/atom+xml" href="…"> into the page'
    texts = {
        "zh": RuleText(
            title="每个订阅源都有页面宣告。",
            why="浏览器和阅读器通过所属页面找到它，不会去猜。",
            hint='在页面里写 <link rel="alternate" type="application/atom+xml" href="…">',
        ),
        "fa": RuleText(
            title="هر خوراک را صفحه‌ای اعلام می‌کند.",
            why="مرورگر و خوراک‌خوان آن را از صفحه‌ای که به آن تعلق دارد می‌یابند، نه با حدس.",
            hint='در صفحه <link rel="alternate" type="application/atom+xml" href="…"> بنویسید',
        ),
    }
    passes = (
        Case(
            site={
                "index.html": '<link rel="alternate" type="application/atom+xml" href="feed.xml">',
                "feed.xml": "<feed/>",
            }
        ),
    )
    fails = (Case(site={"index.html": "x", "feed.xml": "<feed/>"}, at=("feed.xml",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks among what the pages offer."""
        offered = {path for page in site.pages.values() for path in page.files}
        for feed in site.feeds:
            if feed.path not in offered:
                yield Finding(feed.path, "is announced by no page")
