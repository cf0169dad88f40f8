"""KV301 future-date."""

from collections.abc import Iterator
from datetime import timedelta

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

DAY = 10
"""Characters of `2026-11-22`."""


class FutureDate(Rule):
    """No page is from the future.

    Search engines take a date that is still to come for an attempt to look fresh.
    """

    id = "KV301"
    hint = "write the date of the last change"
    texts = {
        "zh": RuleText(
            title="没有页面来自未来。",
            why="搜索引擎会把未来的日期当作假装新鲜。",
            hint="写最后一次修改的日期",
        ),
        "fa": RuleText(
            title="هیچ صفحه‌ای از آینده نیست.",
            why="موتورهای جست‌وجو تاریخی را که هنوز نیامده تلاشی برای تازه‌نمایی می‌دانند.",
            hint="تاریخ آخرین تغییر را بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2026-11-23T01:00:00+08:00"}'
                    "]}</script>"
                )
            },
            note="it is later in the east",
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "dateModified": "2027-01-01T09:00:00Z"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """A day more is granted for the time zones."""
        latest = (setting.today + timedelta(days=1)).isoformat()
        for name in ("datePublished", "dateModified"):
            value = str(page.data.article.get(name, ""))
            if value[:DAY] > latest and value[:1].isdigit():
                yield Finding(page.path, f"has {name} {value}, which is in the future")
                return
