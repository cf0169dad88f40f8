"""KB804 inactive-owner."""

from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.diagnostics import START
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import configured_names, find_stated_names

FIELDS = ("owner", "reviewers", "experts")
"""Not `authors`: credit stays with who has left."""
DATA = "team:\n  name: Team\nada:\n  name: Ada\n  active: false\n  team: team\n"


class InactiveOwner(Rule[Options]):
    """Who answers for an article, approves or explains it, is still there.

    Reminders and questions go to the people that the front matter names. Of an article whose owner has left nobody
    knows that it is out of date.
    """

    id = "KB804"
    hint = "name who takes it over"
    texts = {
        "zh": RuleText(
            title="文章的负责人、审阅人和专家都还在任。",
            why="提醒和问题会发给文章里写的人。负责人已经离开的文章，过时了也没有人知道。",
            hint="写上接手的人",
        ),
        "fa": RuleText(
            title="کسی که پاسخ‌گوی مقاله است یا آن را تأیید می‌کند یا توضیح می‌دهد هنوز هست.",
            why="یادآوری‌ها و پرسش‌ها به کسانی می‌رسد که مقاله نام برده است. مقاله‌ای که مسئولش رفته کهنه می‌شود "
            "و کسی خبردار نمی‌شود.",
            hint="کسی را نام ببرید که آن را بر عهده می‌گیرد",
        ),
    }
    passes = (
        Case({"_data/owners.yml": DATA, "en/a.md": "---\ntitle: A\nowner: team\n---\nA\n"}),
        Case({"_data/owners.yml": DATA, "en/a.md": "---\ntitle: A\nauthors: [ada]\n---\nA\n"}, note="credit stays"),
        Case(
            {"_data/owners.yml": DATA, "en/a.md": "---\ntitle: A\nstate: archived\nowner: ada\n---\nA\n"},
            note="nobody has to keep an archived article",
        ),
    )
    fails = (
        Case(
            {
                "_data/owners.yml": DATA,
                "en/a.md": "---\ntitle: A\nowner: ada\nexperts: [team, ada]\n---\nA\n",
                "en/b/index.md": "---\ntitle: B\ndefaults: {owner: ada}\n---\nB\n",
            },
            at=("en/a.md:3:8", "en/a.md:4:17", "en/b/index.md:3:19"),
        ),
        Case(
            {"_data/owners.yml": DATA, "en/a.md": "A\n"},
            at=("mkdocs.yml:1:1",),
            settings={"defaults": {"audience": "public", "owner": "ada"}},
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every stated name up, those of mkdocs.yml too."""
        inactive = {key: owner for key, owner in context.kb.data.owners.items() if not owner.active}
        for field in FIELDS if inactive else ():
            for name in configured_names(context, field):
                if name in inactive:
                    message = f"extra.kbtool.defaults.{field} is {name}, who is no longer active"
                    yield Finding(context.configuration.path.name, START, message)
        for manuscript in context.manuscripts if inactive else ():
            if manuscript.article.fields.state is State.ARCHIVED:
                continue
            for field in FIELDS:
                for owner in find_stated_names(manuscript, field, inactive.__contains__):
                    name = owner.text
                    team = inactive[name].team
                    hint = f"name who takes it over: {team}, or somebody there" if team else ""
                    yield Finding(manuscript.path, owner.span, f"{field} {name} is no longer active", hint)
