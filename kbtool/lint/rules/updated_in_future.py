"""KB805 updated-in-future."""

from collections.abc import Iterator
from datetime import timedelta

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText

TOLERANCE = timedelta(days=1)
"""It may be tomorrow already where the writer lives."""


class UpdatedInFuture(Rule[Options]):
    """The day of the last change (`updated_on`) has come.

    Until then the article has no date at all: not on its page, not in the sitemap, not in feeds. Search engines stop
    believing a site that announces changes before they happen. When an article begins to be public belongs in
    `publish_on`, when its text begins to hold in `effective_on`.
    """

    id = "KB805"
    severity = Severity.ERROR
    hint = "write the day of the last change, or leave the field out: Git knows the day"
    texts = {
        "zh": RuleText(
            title="最近修改日期（`updated_on`）不在将来。",
            why="日期到来之前，文章在页面、网站地图和订阅源里都没有日期。"
            "网站预告还没发生的修改，搜索引擎就不再相信它的日期。"
            "文章从哪天起公开写在 `publish_on` 里，内容从哪天起生效写在 `effective_on` 里。",
            hint="写上最近一次修改的日期，或删去这个字段：Git 知道日期",
        ),
        "fa": RuleText(
            title="روز آخرین تغییر (`updated_on`) فرا رسیده است.",
            why="تا آن روز مقاله هیچ تاریخی ندارد: نه در صفحه، نه در نقشهٔ سایت و نه در خوراک‌ها. موتور جست‌وجو به "
            "تاریخ‌های سایتی که تغییر را پیش از رخ دادن اعلام می‌کند دیگر اعتماد نمی‌کند. روز انتشار مقاله جایش در "
            "`publish_on` است و روز اعتبار متن در `effective_on`.",
            hint="روز آخرین تغییر را بنویسید، یا فیلد را بردارید: Git آن روز را می‌داند",
        ),
    }
    passes = (
        Case("---\ntitle: A\nupdated_on: 2026-11-22\n---\nA\n"),
        Case("---\ntitle: A\nupdated_on: 2026-11-23\n---\nA\n", note="tomorrow: it is that day already elsewhere"),
        Case("---\ntitle: A\neffective_on: 2027-01-01\n---\nA\n", note="a price that holds from a later day"),
    )
    fails = (
        Case("---\ntitle: A\nupdated_on: 2027-11-22\n---\nA\n", at=("3:13",)),
        Case(
            {
                "en/a.md": "---\ntitle: A\nupdated_on: 2026-11-24\n---\nA\n",
                "fa/a.md": "---\ntitle: A\n---\nA\n",
            },
            at=("en/a.md:3:13",),
            note="a translation without the field is not meant",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Compares the date with today."""
        for manuscript in context.manuscripts:
            day = manuscript.article.fields.updated_on
            if day and day - TOLERANCE > context.today and "updated_on" in manuscript.stated:
                span = manuscript.field_span("updated_on")
                yield Finding(manuscript.path, span, f"updated_on lies in the future: {day.isoformat()}")
