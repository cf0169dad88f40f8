"""KV249 dates-differ."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

DAY = 10
"""Characters of `2026-11-22`."""


class DatesDiffer(Rule):
    """Readers, search engines and chats are told the same date.

    An engine that finds two dates shows either or none. A date that is newer than the change is a trick that costs
    trust.
    """

    id = "KV249"
    hint = "make all dates of a page from the last change of its article"
    texts = {
        "zh": RuleText(
            title="读者、搜索引擎和聊天工具得到同一个日期。",
            why="找到两个日期的搜索引擎会任选一个，或者都不显示。比修改还新的日期是小动作，会失去信任。",
            hint="页面的所有日期都取自文章最后一次修改",
        ),
        "fa": RuleText(
            title="خواننده، موتور جست‌وجو و گفت‌وگوها یک تاریخ می‌بینند.",
            why=(
                "موتوری که دو تاریخ بیابد یکی را نشان می‌دهد یا هیچ‌کدام را. تاریخی تازه‌تر از خود تغییر ترفندی "
                "است که اعتماد را می‌برد."
            ),
            hint="همه تاریخ‌های صفحه را از آخرین تغییر مقاله بگیرید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<time datetime="2026-11-22">22 November</time><time datetime="2026-01-02">2 January</time>'
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2026-11-22T09:00:00Z"}'
                    "]}</script>"
                )
            },
            note="another date may stand beside it",
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<time datetime="2026-10-01">1 October</time>'
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2026-11-22T09:00:00Z"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
        Case(
            site={
                "index.html": (
                    '<meta property="article:modified_time" content="2026-10-01T09:00:00Z">'
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2026-11-22T09:00:00Z"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Compares days: the hour is nobody's business but a machine's."""
        told = page.data.modified[:DAY]
        shared = (page.head.value("article:modified_time") or "")[:DAY]
        if told and page.body.times and not any(time.startswith(told) for time in page.body.times):
            yield Finding(page.path, f"tells search engines {told} and shows {page.body.times[0][:DAY]}")
        elif told and shared and told != shared:
            yield Finding(page.path, f"tells search engines {told} and chats {shared}")
