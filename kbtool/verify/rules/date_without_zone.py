"""KV248 date-without-zone."""

import re
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

NAMES = ("datePublished", "dateModified", "dateCreated", "uploadDate")
FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


class DateWithoutZone(Rule):
    """Dates for search engines say their time zone.

    Without one a search engine takes its own, and an article of today is from yesterday.
    """

    id = "KV248"
    hint = "write the date as in 2026-11-22T09:00:00+00:00"
    texts = {
        "zh": RuleText(
            title="给搜索引擎的日期写明时区。",
            why="没有时区，搜索引擎就用自己的，今天的文章会变成昨天的。",
            hint="日期写成 2026-11-22T09:00:00+00:00 的样子",
        ),
        "fa": RuleText(
            title="تاریخ‌ها برای موتورهای جست‌وجو منطقه زمانی دارند.",
            why="اگر نباشد موتور جست‌وجو منطقه خودش را می‌گیرد و مقاله امروز از دیروز می‌شود.",
            hint="تاریخ را مانند 2026-11-22T09:00:00+00:00 بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2026-11-22T09:00:00Z"}'
                    "]}</script>"
                )
            },
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2026-11-22"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "datePublished": "22 November 2026"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the form (W3C date and time formats)."""
        for node in page.data.all_nodes:
            for name in NAMES:
                if name in node and not FORM.fullmatch(str(node[name])):
                    yield Finding(page.path, f"has {name} {node[name]}, which is no time with a zone")
                    return
