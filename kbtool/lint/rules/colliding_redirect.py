"""KB513 colliding-redirect."""

from collections.abc import Iterator

from kbtool.content.redirects.redirect import Redirect
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.redirect_places import find_place
from kbtool.lint.rule import Options, Rule, RuleText


class CollidingRedirect(Rule[Options]):
    """A former address belongs to one redirect and to no page.

    Only one thing can answer at an address: with a page there the redirect never works, or hides the page; of two
    redirects one loses. A former part of a page (`refunds#fees`) may lead elsewhere while the page stays.
    """

    id = "KB513"
    severity = Severity.ERROR
    hint = "remove the redirect, or give the page another address"
    texts = {
        "zh": RuleText(
            title="一个旧地址只属于一条重定向，不属于任何页面。",
            why="同一个地址只能由一样东西应答：那里有页面，重定向就不起作用或者盖住页面；两条重定向之中必有一条失效。"
            "页面里的某一部分（`refunds#fees`）可以指向别处，页面本身仍然保留。",
            hint="删除这条重定向，或给页面换一个地址",
        ),
        "fa": RuleText(
            title="هر نشانی قدیمی از آنِ یک تغییرمسیر است و از آنِ هیچ صفحه‌ای نیست.",
            why="در هر نشانی تنها یک چیز پاسخ می‌دهد: اگر آنجا صفحه‌ای باشد تغییرمسیر کار نمی‌کند یا صفحه را می‌پوشاند؛ "
            "از دو تغییرمسیر یکی بی‌اثر می‌ماند. "
            "بخشی از یک صفحه (`refunds#fees`) می‌تواند به جای دیگری برسد و صفحه بماند.",
            hint="تغییرمسیر را بردارید یا به صفحه نشانی دیگری بدهید",
        ),
    }
    passes = (
        Case({"en/a.md": "---\ntitle: A\nredirect_from: [old, b#part]\n---\nA\n", "en/b.md": "B\n"}),
        Case(
            {"en/a.md": "---\ntitle: A\nredirect_from: [old]\n---\nA\n", "zh/a.md": "文\n"},
            note="a translation has the former address in its own language",
        ),
        Case(
            {"en/a.md": "---\ntitle: A\nredirect_from: [b]\n---\nA\n", "en/b.md": "---\nstate: draft\n---\nB\n"},
            note="readers see no draft",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "---\ntitle: A\nredirect_from: [/b/, a]\n---\nA\n", "en/b.md": "B\n"},
            at=("en/a.md:3:17", "en/a.md:3:22"),
        ),
        Case(
            {
                "_data/redirects.yml": "old: b\n",
                "en/a.md": "---\ntitle: A\nredirect_from:\n  - old\n---\nA\n",
                "en/b.md": "---\ntitle: B\nredirect_from:\n  - old/\n---\nB\n",
            },
            at=("_data/redirects.yml:1:1", "en/b.md:4:5"),
            note="the first in the order of paths keeps the address",
        ),
        Case(
            {
                "en/a.md": "---\ntitle: A\nredirect_from: [b]\n---\nA\n",
                "zh/a.md": "文\n",
                "zh/b.md": "文\n",
            },
            at=("en/a.md:3:17",),
            note="in Chinese there is a page at the former address",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at each former address."""
        reported: set[tuple[str, str]] = set()
        for redirects in context.targets.redirects.by_former.values():
            for redirect in redirects:
                problem = self._page(redirect, context) or self._other(redirect, redirects[0])
                if not problem or (redirect.path, redirect.text) in reported:
                    continue
                reported.add((redirect.path, redirect.text))
                place = find_place(redirect, context)
                yield Finding(place.path, place.former, f"{redirect.text[:80]} {problem}")

    @staticmethod
    def _page(redirect: Redirect, context: Context) -> str:
        former = redirect.former
        page = context.targets.pages.by_key.get((former.language, former.key))
        if former.fragment or page is None or not context.targets.pages.is_live(former.language, former.key):
            return ""
        return f"is the address of {page.article.path if page.article else 'a folder'}"

    @staticmethod
    def _other(redirect: Redirect, first: Redirect) -> str:
        if redirect is first or redirect.goal == first.goal:
            return ""
        return f"is redirected to {first.goal_text} already, in {first.path}"
