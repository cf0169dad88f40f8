"""KB512 dead-redirect."""

from collections.abc import Iterator

from kbtool.content.redirects.place import OUTSIDE
from kbtool.content.redirects.redirect import FIELD, End, Redirect, Trail
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.redirect_places import find_place
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names


class DeadRedirect(Rule[Options]):
    """A redirect leads to a page that readers can open.

    Who follows an old bookmark or a search result expects the content, and gets an error page instead. A redirect from
    an address on another host never answers: no request for it reaches this site.
    """

    id = "KB512"
    severity = Severity.ERROR
    hint = "name a page that exists, as a path from the language folder"
    texts = {
        "zh": RuleText(
            title="重定向指向读者能打开的页面。",
            why="读者点开旧书签或搜索结果，期待看到内容，得到的却是错误页面。"
            "旧地址如果在别的主机上，请求根本到不了本站，重定向永远不会起作用。",
            hint="写一个存在的页面，从语言文件夹开始的路径",
        ),
        "fa": RuleText(
            title="تغییرمسیر به صفحه‌ای می‌رسد که خواننده می‌تواند بازش کند.",
            why="کسی که نشانک قدیمی یا نتیجهٔ جستجو را دنبال می‌کند مقاله را می‌خواهد و صفحهٔ خطا می‌گیرد. "
            "نشانی روی میزبانی دیگر هرگز پاسخ نمی‌دهد، چون درخواستش به این سایت نمی‌رسد.",
            hint="صفحه‌ای را که هست بنویسید، با مسیر از پوشهٔ زبان",
        ),
    }
    passes = (
        Case(
            {
                "_data/redirects.yml": "old: a\nold-home: /\nold-b: billing/\nshop: https://shop.example.com/\n",
                "en/a.md": "A\n",
                "en/billing/b.md": "B\n",
            },
            note="a folder has a page without a file of its own",
        ),
        Case({"_data/redirects.yml": "old: a\n", "zh/a.md": "A\n"}, note="one language has the page"),
        Case({"_data/redirects.yml": "old: a.md\n", "en/a.md": "---\nstate: archived\n---\nA\n"}),
    )
    fails = (
        Case({"_data/redirects.yml": "oldest: old\nold: no\n", "en/a.md": "A\n"}, at=("_data/redirects.yml:2:6",)),
        Case(
            {"_data/redirects.yml": "old: b\nolder: draft\n", "en/draft.md": "---\nstate: draft\n---\nA\n"},
            at=("_data/redirects.yml:1:6", "_data/redirects.yml:2:8"),
        ),
        Case({"_data/redirects.yml": "old: a#more\n", "en/a.md": "## How\n"}, at=("_data/redirects.yml:1:6",)),
        Case(
            {"en/a.md": "---\ntitle: A\nredirect_from:\n  - old\n  - https://old.example.com/a\n---\nA\n"},
            at=("en/a.md:5:5",),
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Follows each entry of redirects.yml in every language it holds in."""
        redirects = context.targets.redirects
        trails: dict[str, list[tuple[Redirect, Trail]]] = {}
        for redirect in redirects.all:
            if redirect.article is None:
                trails.setdefault(redirect.text, []).append((redirect, redirects.follow(redirect)))
        for text, found in trails.items():
            messages = [self._problem(trail, context) for _, trail in found]
            if all(messages):
                place = find_place(found[0][0], context)
                yield Finding(place.path, place.goal, f"{text} leads to {messages[0]}")
        yield from self._foreign(context)

    @staticmethod
    def _problem(trail: Trail, context: Context) -> str:
        """What a reader finds instead of a page; empty where all is well, and for circles."""
        goal = trail.goal
        page = context.targets.pages.by_key.get((goal.language, goal.key)) if goal else None
        if trail.hops and trail.end is End.NOWHERE:
            return ""  # the last of the chain is reported
        if goal and trail.end is End.NOWHERE:
            state = page.article.fields.state if page and page.article else None
            return f"{goal.key}, which is in state {state}" if state else f"{goal.key}, which does not exist"
        manuscript = context.by_path.get(page.article.path) if page and page.article else None
        if goal and goal.fragment and manuscript and goal.fragment not in manuscript.document.anchors:
            return f"#{goal.fragment}, which {goal.key} does not have"
        return ""

    @staticmethod
    def _foreign(context: Context) -> Iterator[Finding]:
        """Former addresses that are none of this site's."""
        hint = "write the path from the language folder, without the host"
        for manuscript in context.manuscripts:
            for scalar in find_stated_names(manuscript, FIELD, lambda text: bool(OUTSIDE.match(text))):
                yield Finding(manuscript.path, scalar.span, f"{scalar.text[:80]} is not an address of this site", hint)
        for text, place in context.kb.data.redirect_places.items():
            if OUTSIDE.match(text):
                yield Finding(place.path, place.key, f"{text[:80]} is not an address of this site", hint)
