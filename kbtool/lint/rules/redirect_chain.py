"""KB510 redirect-chain."""

import re
from collections.abc import Iterator

from kbtool.content.redirects.redirect import End
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.redirect_places import find_place
from kbtool.lint.rule import Options, Rule, RuleText

PLAIN = re.compile(r"[\w/.-]+(?:#[\w.-]+)?")
"""What needs no quotes in YAML; a value that begins with a dash or dot is left to people."""


class RedirectChain(Rule[Options]):
    """A former address leads straight to the page that has its content now.

    Every step of a chain costs the reader a round trip, search engines give up after a few, and one link that is
    removed breaks all addresses before it.
    """

    id = "KB510"
    hint = "name the page where the chain ends"
    texts = {
        "zh": RuleText(
            title="旧地址直接指向现在的页面。",
            why="链上的每一步都让读者多等一次，搜索引擎走几步就放弃，删掉其中一环，前面的地址就全断了。",
            hint="写上链条最后到达的页面",
        ),
        "fa": RuleText(
            title="نشانی قدیمی یک‌راست به صفحهٔ کنونی می‌رسد.",
            why="هر گامِ زنجیره خواننده را یک بار دیگر معطل می‌کند، موتور جستجو پس از چند گام دست می‌کشد، "
            "و با برداشتن یک حلقه همهٔ نشانی‌های پیش از آن می‌شکنند.",
            hint="صفحه‌ای را بنویسید که زنجیره به آن می‌رسد",
        ),
    }
    passes = (
        Case({"_data/redirects.yml": "old: a\nolder: a\n", "en/a.md": "A\n"}),
        Case(
            {"_data/redirects.yml": "a: b\n", "en/a.md": "A\n", "en/b.md": "---\nredirect_from: [old]\n---\nB\n"},
            note="a page at the former address is another matter",
        ),
    )
    fails = (
        Case(
            {"_data/redirects.yml": "oldest: old\nold: a\n", "en/a.md": "A\n"},
            at=("_data/redirects.yml:1:9",),
            fixed={"_data/redirects.yml": "oldest: a\nold: a\n"},
        ),
        Case(
            {
                "_data/redirects.yml": '/prices/: "/costs/"\n',
                "en/billing/plans.md": "---\ntitle: Plans\nredirect_from: [costs]\n---\nPlans\n",
            },
            at=("_data/redirects.yml:1:11",),
            fixed={"_data/redirects.yml": "/prices/: billing/plans\n"},
            note="a step may be in the front matter of an article",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Follows each entry of redirects.yml."""
        seen: set[str] = set()
        for redirect in context.targets.redirects.all:
            if redirect.article or redirect.text in seen:
                continue
            trail = context.targets.redirects.follow(redirect)
            if not trail.hops or trail.end not in (End.PAGE, End.OUTSIDE):
                continue
            seen.add(redirect.text)
            place, end = find_place(redirect, context), trail.hops[-1].goal_text
            steps = " to ".join([redirect.goal_text, *(hop.goal_text for hop in trail.hops)])
            edits = (Edit(place.goal, end),) if PLAIN.fullmatch(end) and end[0] not in "-." else ()
            yield Finding(
                place.path, place.goal, f"{redirect.text} is redirected to {steps}", f"name {end} here", edits
            )
