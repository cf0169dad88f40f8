"""KB511 redirect-loop."""

from collections.abc import Iterator

from kbtool.content.redirects.redirect import End
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.redirect_places import find_place
from kbtool.lint.rule import Options, Rule, RuleText


class RedirectLoop(Rule[Options]):
    """A redirect ends at a page.

    Two redirects that lead to each other send the reader round and round, until the browser stops with an error.
    """

    id = "KB511"
    severity = Severity.ERROR
    hint = "let one of the redirects lead to a page"
    texts = {
        "zh": RuleText(
            title="重定向最后到达一个页面。",
            why="两条互相指向的重定向会让读者转圈，直到浏览器报错为止。",
            hint="让其中一条重定向指向真正的页面",
        ),
        "fa": RuleText(
            title="تغییرمسیر به یک صفحه پایان می‌یابد.",
            why="دو تغییرمسیر که به یکدیگر می‌رسند خواننده را دور خود می‌چرخانند تا مرورگر با خطا بایستد.",
            hint="یکی از تغییرمسیرها را به یک صفحه برسانید",
        ),
    }
    passes = (
        Case({"_data/redirects.yml": "old: a\na-old: a\n", "en/a.md": "A\n"}),
        Case({"_data/redirects.yml": "old: new\nnew: a\n", "en/a.md": "A\n"}, note="a chain has an end"),
    )
    fails = (
        Case(
            {"_data/redirects.yml": "x: y\ny: x\nz: z\n", "en/a.md": "A\n"},
            at=("_data/redirects.yml:1:4", "_data/redirects.yml:2:4", "_data/redirects.yml:3:4"),
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Follows each entry of redirects.yml; an article's redirect ends at the article."""
        seen: set[str] = set()
        for redirect in context.targets.redirects.all:
            if redirect.text in seen or context.targets.redirects.follow(redirect).end is not End.CIRCLE:
                continue
            seen.add(redirect.text)
            place = find_place(redirect, context)
            yield Finding(place.path, place.goal, f"{redirect.text} leads in a circle, through {redirect.goal_text}")
