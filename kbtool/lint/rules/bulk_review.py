"""KB802 bulk-review."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pydantic import Field

from kbtool.history.date_commits import DateCommit
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

FIELDS = ("last_reviewed_on", "review_by")
COMMIT_DIGITS = 10
SETTINGS = {"lint": {"bulk-review": {"least": 2}}}


class BulkReviewOptions(Options):
    """Options of bulk-review."""

    least: int = Field(default=20, ge=2)
    """So many articles are more than anybody reviews for one commit."""
    days: int = Field(default=366, ge=1)
    """How many days back to look; older dates are due again anyway."""


def _article(day: str) -> str:
    return f"---\ntitle: A\nlast_reviewed_on: {day}\n---\nText.\n"


def _commit(*names: str, day: str = "2026-05-04") -> DateCommit:
    dates = {f"docs/en/{name}.md": {"last_reviewed_on": day} for name in names}
    return DateCommit("4a1f0c2b9d" + 30 * "0", date(2026, 5, 4), dates)


class BulkReview(Rule[BulkReviewOptions]):
    """A review date says that somebody has read the article, not that somebody has changed many dates at once.

    Where the dates of many articles change in one commit and nothing else in them does, nobody has found a single word
    to correct: the dates tell readers and reviewers what is hardly true. Reported once for each commit, at the first
    article that still has its date, and only where Git knows the whole past.
    """

    id = "KB802"
    hint = "review each of them and give it the day of its review, or put the old dates back"
    texts = {
        "zh": RuleText(
            title="审阅日期说明有人读过这篇文章，而不是有人一次改了许多日期。",
            why="一次提交改了许多文章的日期，别的什么都没改，等于说没有一个字需要改正："
            "这些日期告诉读者和审阅人的多半不是真的。"
            "每个提交只报告一次，写在仍保留该日期的第一篇文章上，而且只在 Git 知道全部历史时报告。",
            hint="逐篇审阅，写上各自的审阅日期，或恢复原来的日期",
        ),
        "fa": RuleText(
            title="تاریخ بازبینی می‌گوید که کسی مقاله را خوانده، نه اینکه کسی تاریخ‌های بسیاری را یکجا عوض کرده است.",
            why="جایی که یک کامیت تاریخ مقاله‌های بسیاری را عوض کند و هیچ چیز دیگری را نه، یعنی کسی حتی یک واژه برای "
            "اصلاح "
            "نیافته است: این تاریخ‌ها به خواننده و بازبین چیزی می‌گویند که کمتر راست است. برای هر کامیت یک بار، در "
            "نخستین "
            "مقاله‌ای که هنوز آن تاریخ را دارد گزارش می‌شود، و تنها جایی که Git همهٔ گذشته را می‌شناسد.",
            hint="هر یک را بازبینی کنید و روز بازبینی خودش را بنویسید، یا تاریخ‌های پیشین را برگردانید",
        ),
    }
    passes = (
        Case(
            {"en/a.md": _article("2026-05-04"), "en/b.md": _article("2026-05-04")},
            commits=(_commit("a", "b"),),
            note="two at once may well be read",
        ),
        Case(
            {"en/a.md": _article("2026-05-04"), "en/b.md": _article("2026-06-01")},
            commits=(_commit("a", "b"),),
            settings=SETTINGS,
            note="one of them has been reviewed since",
        ),
        Case({"en/a.md": _article("2026-05-04"), "en/b.md": _article("2026-05-04")}, settings=SETTINGS),
    )
    fails = (
        Case(
            {"en/a.md": _article("2026-05-04"), "en/b.md": _article("2026-05-04")},
            at=("en/a.md:3:19",),
            commits=(_commit("a", "b"),),
            settings=SETTINGS,
            note="one commit changed both dates and nothing else",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Asks Git only where so many articles have a date at all."""
        dated = {item.path: item for item in context.manuscripts if any(name in item.stated for name in FIELDS)}
        if len(dated) < self.options.least:
            return
        since = context.today - timedelta(days=self.options.days)
        for commit in context.date_commits(self.options.least, since):
            kept = sorted(path for path, dates in commit.dates.items() if path in dated and _has(dated[path], dates))
            if len(kept) >= self.options.least:
                first = dated[kept[0]]
                field = next(name for name in FIELDS if name in commit.dates[first.path])
                message = (
                    f"the review dates of {len(kept)} articles were changed in one commit"
                    f" ({commit.id[:COMMIT_DIGITS]}, {commit.day.isoformat()}), and nothing else in them"
                )
                yield Finding(first.path, first.field_span(field), message)


def _has(manuscript: Manuscript, dates: Mapping[str, str]) -> bool:
    """Whether the article still says what the commit made it say."""
    return all(str(manuscript.stated.get(name)) == day for name, day in dates.items())
