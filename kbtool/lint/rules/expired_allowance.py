"""KB191 expired-allowance."""

from collections.abc import Iterator

from kbtool.lint.allowance_rule import AllowanceRule, JudgedAllowance
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import RuleText


class ExpiredAllowance(AllowanceRule):
    """What was allowed until a day is mended by that day.

    A comment with `until=2027-01-31` counts to the end of that day. After it the finding is back, and the comment says
    why somebody wanted more time.
    """

    id = "KB191"
    hint = "mend what it allowed, or give it a new date"
    texts = {
        "zh": RuleText(
            title="允许到某一天的问题，到那天已经改好。",
            why="写了 `until=2027-01-31` 的注释，有效到那一天结束。过了这天问题会重新报告，"
            "注释里写着当时为什么需要更多时间。",
            hint="改好它允许的问题，或写一个新日期",
        ),
        "fa": RuleText(
            title="آنچه تا روزی روا بود، تا آن روز درست شده است.",
            why="یادداشتی که `until=2027-01-31` دارد تا پایان آن روز به شمار می‌آید. پس از آن یافته بازمی‌گردد، و "
            "یادداشت "
            "می‌گوید که چرا کسی زمان بیشتری می‌خواست.",
            hint="آنچه را روا می‌داشت درست کنید یا تاریخ تازه‌ای بنویسید",
        ),
    }
    passes = (
        Case(
            "Text.\n\n<!-- kbtool: allow heading-skip until=2026-11-22 new menu next week -->\n#### Four\n",
            note="the last day is today",
        ),
        Case("Text.\n\n<!-- kbtool: allow heading-skip as printed -->\n#### Four\n", note="without an end"),
    )
    fails = (
        Case("Text.\n\n<!-- kbtool: allow heading-skip until=2026-11-21 new menu soon -->\n#### Four\n", at=("3:1",)),
        Case(
            {"_data/redirects.yml": "# kbtool: allow dead-redirect until=2026-03-01 it comes back\nold: gone\n"},
            at=("_data/redirects.yml:1:1",),
        ),
    )

    def check_allowance(self, judged: JudgedAllowance, context: Context) -> Iterator[Finding]:
        """Compares the last day with today."""
        allowance = judged.allowance
        if allowance.names and allowance.is_expired(context.today):
            message = f"the allowance of {', '.join(allowance.names)} ended on {allowance.until}"
            yield Finding(judged.path, allowance.span, message)
