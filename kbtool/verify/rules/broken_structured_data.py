"""KV242 broken-structured-data."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class BrokenStructuredData(Rule):
    """Structured data can be read.

    A search engine drops a block of JSON-LD with one comma too many, and all that it says.
    """

    id = "KV242"
    hint = "make it JSON with @context https://schema.org, in one block"
    texts = {
        "zh": RuleText(
            title="结构化数据读得出来。",
            why="JSON-LD 里多一个逗号，搜索引擎就会丢掉整块内容。",
            hint="写成带 @context https://schema.org 的 JSON，放在一个块里",
        ),
        "fa": RuleText(
            title="داده ساخت‌یافته خواندنی است.",
            why="موتور جست‌وجو بلوکی از JSON-LD را که یک ویرگول زیادی دارد با هرچه می‌گوید کنار می‌گذارد.",
            hint="آن را JSON با @context https://schema.org و در یک بلوک بنویسید",
        ),
    }
    passes = (
        Case(site={"index.html": '<script type="application/ld+json">{"@context": "https://schema.org"}</script>'}),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<script type="application/ld+json">{"@context": "https://schema.org",}</script>',
                "b/index.html": '<script type="application/ld+json">{"@type": "Article"}</script>',
                "c/index.html": '<script type="application/ld+json">{"@context": "https://schema.org"}</script>' * 2,
            },
            at=("a/index.html", "b/index.html", "c/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reads it as JSON."""
        if page.data.trouble:
            yield Finding(page.path, f"has structured data that cannot be read: {page.data.trouble}")
        elif len(page.data.blocks) > 1:
            yield Finding(page.path, f"has {len(page.data.blocks)} blocks of structured data")
