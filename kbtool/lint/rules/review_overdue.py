"""KB800 review-overdue."""

from collections.abc import Iterator

from kbtool.content.review import review_due
from kbtool.content.schema import State
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText

SETTINGS = {"review": {"how-to": "6 months"}}


class ReviewOverdue(Rule[Options]):
    """Somebody has looked at every published article within the time set for its review.

    Articles become wrong without anybody touching them: prices, menus and laws change. The date comes from `review_by`,
    else from `last_reviewed_on` and the period in `review_in` or in the settings for the type of the article.
    """

    id = "KB800"
    hint = "check that it is still true, correct it, then set last_reviewed_on"
    texts = {
        "zh": RuleText(
            title="每篇已发布文章都在规定时间内有人审阅过。",
            why="没人改动，文章也会变错：价格、菜单和法规都在变。日期取自 `review_by`；没有时由 `last_reviewed_on` 加上"
            " `review_in` 或该类型的设置周期得出。",
            hint="检查内容是否仍然正确，改正后更新 last_reviewed_on",
        ),
        "fa": RuleText(
            title="هر مقالهٔ منتشرشده در مهلت بازبینی خود دیده شده است.",
            why="مقاله بی آنکه کسی به آن دست بزند نادرست می‌شود: قیمت‌ها و منوها و قانون‌ها تغییر می‌کنند. تاریخ از "
            "`review_by` می‌آید، وگرنه از `last_reviewed_on` و دوره‌ای که در `review_in` یا در تنظیمات نوع مقاله "
            "آمده است.",
            hint="ببینید هنوز درست است یا نه، درستش کنید و سپس last_reviewed_on را تازه کنید",
        ),
    }
    passes = (
        Case(
            "---\ntitle: A\ntype: how-to\nlast_reviewed_on: 2026-05-22\n---\nA\n", settings=SETTINGS, note="due today"
        ),
        Case("---\ntitle: A\nlast_reviewed_on: 2019-01-01\n---\nA\n", note="no period is set"),
        Case("---\ntitle: A\nstate: draft\nreview_by: 2026-01-01\n---\nA\n", note="a draft"),
        Case("---\ntitle: A\nlast_reviewed_on: 2019-01-01\nreview_by: 2027-01-01\n---\nA\n", note="review_by wins"),
    )
    fails = (
        Case("---\ntitle: A\ntype: how-to\nlast_reviewed_on: 2026-05-21\n---\nA\n", at=("4:19",), settings=SETTINGS),
        Case("---\ntitle: A\nlast_reviewed_on: 2026-11-01\nreview_in: 2 weeks\n---\nA\n", at=("3:19",)),
        Case(
            {
                "en/a.md": "---\ntitle: A\nreview_by: 2026-11-21\n---\nA\n",
                "zh/a.md": "---\ntitle: A\n---\nA\n",
            },
            at=("en/a.md:3:12",),
            note="reported at the source, not at each translation",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Compares the day of the next review with today."""
        settings = context.configuration.settings
        for manuscript in context.manuscripts:
            fields = manuscript.article.fields
            is_gone = fields.expires_on is not None and fields.expires_on <= context.today
            if fields.state is not State.PUBLISHED or is_gone:
                continue
            due = review_due(fields, settings)
            name = "review_by" if fields.review_by else "last_reviewed_on"
            is_inherited = name not in manuscript.stated and context.source_of(manuscript) is not None
            if due and due < context.today and not is_inherited:
                yield Finding(manuscript.path, manuscript.field_span(name), f"the review was due on {due.isoformat()}")
