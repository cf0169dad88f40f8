"""KB144 unknown-owner."""

from collections.abc import Iterator

from kbtool.diagnostics import START, closest
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import configured_names, find_stated_names

FIELDS = ("owner", "reviewers", "experts", "authors")
DATA = "team:\n  name: Team\nada:\n  name: Ada\n"


class UnknownOwner(Rule[Options]):
    """Owners, reviewers, experts and authors are keys of owners.yml.

    A name that nobody has answers for nothing: no reminder reaches anybody, and pages show a key instead of a name. A
    base without owners.yml has free names, and nothing is reported.
    """

    id = "KB144"
    hint = "use a key of owners.yml, or add this one there"
    texts = {
        "zh": RuleText(
            title="负责人、审阅人、专家和作者都是 owners.yml 里的键。",
            why="没有人叫这个名字，就没有人负责：提醒送不到任何人，页面上显示的是键而不是姓名。"
            "没有 owners.yml 的知识库可以随意写名字，不会报告。",
            hint="使用 owners.yml 里的键，或把这个键加进去",
        ),
        "fa": RuleText(
            title="مسئول، بازبین، کارشناس و نویسنده کلیدهایی از owners.yml هستند.",
            why="نامی که از آنِ کسی نیست پاسخ‌گوی چیزی نیست: یادآوری به کسی نمی‌رسد و صفحه‌ها به جای نام، کلید نشان می‌دهند."
            " جایی که owners.yml نیست نام‌ها آزادند و چیزی گزارش نمی‌شود.",
            hint="کلیدی از owners.yml را به کار ببرید، یا این یکی را به آن بیفزایید",
        ),
    }
    passes = (
        Case(
            {
                "_data/owners.yml": DATA,
                "en/a.md": "---\ntitle: A\nowner: team\nauthors: [ada]\n---\nA\n",
            }
        ),
        Case({"en/a.md": "---\ntitle: A\nowner: anybody\n---\nA\n"}, note="no owners.yml: free names"),
        Case(
            {"_data/owners.yml": "team: {}\n", "en/a.md": "---\ntitle: A\nowner: team\n---\nA\n"},
            note="an owners.yml with an error has a finding of its own",
        ),
    )
    fails = (
        Case(
            {
                "_data/owners.yml": DATA,
                "en/a.md": "---\ntitle: A\nowner: taem\nreviewers:\n  - ada\n  - bob\n---\nA\n",
                "en/b/index.md": "---\ntitle: B\ndefaults:\n  owner: bob\n---\nB\n",
            },
            at=("en/a.md:3:8", "en/a.md:6:5", "en/b/index.md:4:10"),
        ),
        Case(
            {"_data/owners.yml": "ada:\n  name: Ada\n", "en/a.md": "---\ntitle: A\nowner: ada\n---\nA\n"},
            at=("mkdocs.yml:1:1",),
            note="the default owner of the base counts",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every stated name up, those of mkdocs.yml too."""
        data = context.kb.data
        if "owners" not in data.present or any(found.path.endswith("/owners.yml") for found in data.diagnostics):
            return
        hints: dict[str, str] = {}
        for field in FIELDS:
            for name in configured_names(context, field):
                if name not in data.owners:
                    message = f"extra.kbtool.defaults.{field} is {name}, which owners.yml has not"
                    yield Finding(context.configuration.path.name, START, message)
        for manuscript in context.manuscripts:
            for field in FIELDS:
                for owner in find_stated_names(manuscript, field, lambda name: name not in data.owners):
                    name = owner.text
                    if name not in hints:
                        near = closest(name, data.owners)
                        hints[name] = f"did you mean {near}? else add it to owners.yml" if near else ""
                    yield Finding(manuscript.path, owner.span, f"owners.yml has no {name[:60]}", hints[name])
