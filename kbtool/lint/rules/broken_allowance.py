"""KB192 broken-allowance."""

from collections.abc import Iterator

from kbtool.lint.allowance_rule import AllowanceRule, JudgedAllowance
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import RuleText

EXAMPLE = "kbtool: allow name-of-the-rule until=2027-01-31 why it may stay"


class BrokenAllowance(AllowanceRule):
    """A comment that allows something names rules and says why.

    One that is not well formed allows nothing, so that a slip of the pen never hides a problem. What stops an article
    from being read, and what protects restricted articles, cannot be allowed at all.
    """

    id = "KB192"
    hint = f"write {EXAMPLE}"
    texts = {
        "zh": RuleText(
            title="允许某个问题存在的注释，写明规则名和原因。",
            why="写得不对的注释什么也不允许，所以笔误不会瞒住问题。使文章无法读取的问题，以及保护受限文章的规则，"
            "根本不能允许。",
            hint=f"写成 {EXAMPLE}",
        ),
        "fa": RuleText(
            title="یادداشتی که چیزی را روا می‌دارد نام قاعده و دلیل را می‌گوید.",
            why="یادداشتی که درست نوشته نشده هیچ چیز را روا نمی‌دارد، تا لغزش قلم ایرادی را پنهان نکند. آنچه "
            "نمی‌گذارد مقاله "
            "خوانده شود، و آنچه مقاله‌های محدود را نگه می‌دارد، هرگز روا نمی‌شود.",
            hint=f"بنویسید {EXAMPLE}",
        ),
    }
    passes = (
        Case("Text.\n\n<!-- kbtool: allow heading-skip as printed -->\n#### Four\n"),
        Case("Text.\n\n<!-- allow heading-skip -->\n\nText.\n", note="speaks to somebody else"),
    )
    fails = (
        Case("Text.\n\n<!-- kbtool: allow heading-skip -->\n#### Four\n", at=("3:1",), note="no reason"),
        Case("Text.\n\n<!-- kbtool: allow heading-skp as printed -->\n#### Four\n", at=("3:1",), note="no such rule"),
        Case(
            {"_data/redirects.yml": "# kbtool: allow dead-redirect until=soon it comes back\nold: gone\n"},
            at=("_data/redirects.yml:1:1",),
        ),
    )

    def check_allowance(self, judged: JudgedAllowance, context: Context) -> Iterator[Finding]:
        """Repeats what reading the comment has found."""
        for mistake in judged.allowance.mistakes:
            yield Finding(judged.path, judged.allowance.span, mistake.message, mistake.hint)
