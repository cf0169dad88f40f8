"""KV281 relative-feed-address."""

import re
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

IN_HTML = re.compile(r"""(?:href|src)\s*=\s*["']?(?![a-z][a-z0-9+.-]*:|//|#)([^"'\s>]+)""", re.IGNORECASE)


class RelativeFeedAddress(Rule):
    """A feed names addresses in full.

    It is read far from the site; a relative link or image leads nowhere there.
    """

    id = "KV281"
    hint = "write addresses with https and the host"
    texts = {
        "zh": RuleText(
            title="订阅源里的地址都是完整的。",
            why="它在站点之外被阅读；相对的链接和图片在那里指不到任何地方。",
            hint="写出带 https 和主机的地址",
        ),
        "fa": RuleText(
            title="خوراک نشانی‌ها را کامل می‌نویسد.",
            why="آن را دور از سایت می‌خوانند؛ پیوند یا تصویر نسبی آنجا به جایی نمی‌رسد.",
            hint="نشانی‌ها را با https و میزبان بنویسید",
        ),
    }
    passes = (Case(site={"feed.xml": FEED % (ENTRY % ("b", '<link href="https://help.example.com/b/"/>'))}),)
    fails = (
        Case(site={"feed.xml": FEED % (ENTRY % ("b", '<link href="/b/"/>'))}, at=("feed.xml",)),
        Case(
            site={"feed.xml": FEED % (ENTRY % ("b", "<content type='html'>&lt;img src='/a.png'></content>"))},
            at=("feed.xml",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at links, and into the HTML of entries; one finding for each feed."""
        for feed in site.feeds:
            links = [*feed.links, *(link for entry in feed.entries for link in entry.links)]
            relative = next((link for link in links if not link.startswith(("https://", "http://"))), None)
            inside = next((found[1] for entry in feed.entries if (found := IN_HTML.search(entry.content))), None)
            if relative is not None or inside is not None:
                yield Finding(feed.path, f"has the relative address {inside if relative is None else relative}")
