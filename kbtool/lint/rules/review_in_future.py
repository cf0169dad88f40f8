"""KB801 review-in-future."""

from collections.abc import Iterator
from datetime import timedelta

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText

TOLERANCE = timedelta(days=1)
"""It may be tomorrow already where the writer lives."""


class ReviewInFuture(Rule[Options]):
    """The day of the last review (`last_reviewed_on`) has come.

    Readers see the date and trust the article for it; the next reminder is counted from it. A date that has not come
    is a slip of the pen or a way to be rid of reminders. When the next review is due belongs in `review_by`.
    """

    id = "KB801"
    severity = Severity.ERROR
    hint = "write the day on which somebody last checked the article"
    texts = {
        "zh": RuleText(
            title="上次审阅日期（`last_reviewed_on`）不在将来。",
            why="读者看到这个日期才信任文章，下次提醒也从它算起。还没到的日期要么是笔误，要么是为了躲开提醒。"
            "下次审阅的日期写在 `review_by` 里。",
            hint="写上最近一次有人检查文章的日期",
        ),
        "fa": RuleText(
            title="روز آخرین بازبینی (`last_reviewed_on`) فرا رسیده است.",
            why="خواننده این تاریخ را می‌بیند و به مقاله اعتماد می‌کند، و یادآوری بعدی از همین روز شمرده می‌شود. "
            "تاریخی که نیامده یا لغزش قلم است یا راهی برای گریز از یادآوری. روز بازبینی بعدی جایش در `review_by` است.",
            hint="روزی را بنویسید که کسی آخرین بار مقاله را بررسی کرده است",
        ),
    }
    passes = (
        Case("---\ntitle: A\nlast_reviewed_on: 2026-11-22\n---\nA\n"),
        Case(
            "---\ntitle: A\nlast_reviewed_on: 2026-11-23\n---\nA\n", note="tomorrow: it is that day already elsewhere"
        ),
        Case("---\ntitle: A\nreview_by: 2027-06-01\n---\nA\n", note="the next review lies in the future"),
    )
    fails = (
        Case("---\ntitle: A\nlast_reviewed_on: 2027-11-22\n---\nA\n", at=("3:19",)),
        Case(
            {
                "en/a.md": "---\ntitle: A\nlast_reviewed_on: 2026-11-24\n---\nA\n",
                "fa/a.md": "---\ntitle: A\n---\nA\n",
            },
            at=("en/a.md:3:19",),
            note="reported at the source, not at each translation",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Compares the date with today."""
        for manuscript in context.manuscripts:
            day = manuscript.article.fields.last_reviewed_on
            is_inherited = "last_reviewed_on" not in manuscript.stated and context.source_of(manuscript) is not None
            if day and day - TOLERANCE > context.today and not is_inherited:
                span = manuscript.field_span("last_reviewed_on")
                yield Finding(manuscript.path, span, f"last_reviewed_on lies in the future: {day.isoformat()}")
