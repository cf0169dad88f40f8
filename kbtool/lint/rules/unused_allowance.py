"""KB190 unused-allowance."""

from collections.abc import Iterator, Sequence

from kbtool.diagnostics import Span
from kbtool.lint.allowance_rule import AllowanceRule, JudgedAllowance
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.rule import RuleText


class UnusedAllowance(AllowanceRule):
    """A comment that allows something stands where it is needed.

    What was mended needs no allowance any more, and one that stays would hide the next problem of its kind. In an
    article the comment is `<!-- kbtool: allow name-of-the-rule why -->`, in a file of `_data` it is
    `# kbtool: allow name-of-the-rule why`. It speaks of its line, or of the next block, or, at the very top, of the
    whole file.
    """

    id = "KB190"
    hint = "remove the comment"
    texts = {
        "zh": RuleText(
            title="允许某个问题存在的注释，都还用得着。",
            why="问题改好了，就不必再允许；留着它，下一个同类问题就会被瞒住。文章里的注释写成 "
            "`<!-- kbtool: allow 规则名 原因 -->`，`_data` 的文件里写成 `# kbtool: allow 规则名 原因`；"
            "它管所在的行，或后面的一块，放在最前面时管整个文件。",
            hint="删掉这条注释",
        ),
        "fa": RuleText(
            title="یادداشتی که چیزی را روا می‌دارد، آنجاست که لازم است.",
            why="آنچه درست شده دیگر اجازه نمی‌خواهد، و اجازه‌ای که بماند ایراد بعدیِ همان گونه را پنهان می‌کند. "
            "یادداشت در "
            "مقاله `<!-- kbtool: allow نام-قاعده دلیل -->` است و در فایل‌های `_data` چنین: "
            "`# kbtool: allow نام-قاعده دلیل`؛ دربارهٔ سطر خود، یا بند پس از خود، یا اگر در آغاز باشد دربارهٔ همهٔ "
            "فایل است.",
            hint="یادداشت را بردارید",
        ),
    }
    passes = (
        Case("Text.\n\n<!-- kbtool: allow heading-skip as printed -->\n#### Four\n\nText.\n"),
        Case("Text.\n\n`<!-- kbtool: allow heading-skip as printed -->`\n", note="code is no comment"),
        Case("Text.\n\n<!-- kbtool: allow heading-skip until=2026-01-31 why -->\n\nText.\n", note="over anyway"),
        Case({"_data/redirects.yml": "# kbtool: allow dead-redirect it comes back in spring\nold: gone\n"}),
    )
    fails = (
        Case(
            "One.\n\n<!-- kbtool: allow heading-skip as printed -->\n\nTwo.\n",
            at=("3:1",),
            fixed="One.\n\nTwo.\n",
        ),
        Case(
            "One.\n\n<!-- kbtool: allow heading-skip, doubled-word as printed -->\n#### Four\n\nText.\n",
            at=("3:1",),
            note="one of two names",
        ),
        Case(
            {
                "_data/redirects.yml": "# ours\n\nold: a  # kbtool: allow dead-redirect it comes back\n",
                "en/a.md": "A\n",
            },
            at=("_data/redirects.yml:3:9",),
            fixed={"_data/redirects.yml": "# ours\n\nold: a\n"},
        ),
    )

    def check_allowance(self, judged: JudgedAllowance, context: Context) -> Iterator[Finding]:
        """Names what nothing was found of."""
        allowance, unused = judged.allowance, judged.unused
        if not unused or allowance.is_expired(context.today):
            return
        message = f"allows {', '.join(unused)}, which is not reported here"
        if len(unused) == len(allowance.names) and not allowance.mistakes:
            edits = (Edit(_with_blanks(allowance.span, judged.lines), ""),)
            yield Finding(judged.path, allowance.span, message, edits=edits)
        else:
            yield Finding(judged.path, allowance.span, message, "remove the name from the comment")


def _with_blanks(span: Span, lines: Sequence[str]) -> Span:
    """The comment with its lines where nothing else stands on them, and one of two empty lines around it; else with
    the blanks before it at the end of a line."""
    before, after = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
    if before.strip() and not after.strip():
        return Span(span.line, len(before.rstrip()) + 1, span.end_line, span.end_column)
    if (before + after).strip() or span.end_line == len(lines):
        return span
    end = span.end_line + 1
    stands_free = span.line == 1 or not lines[span.line - 2].strip()
    if stands_free and end < len(lines) and not lines[end - 1].strip():
        end += 1
    return Span(span.line, 1, end, 1)
