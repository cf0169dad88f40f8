"""KB145 unknown-section."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.known_names import KnownNames
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names


class UnknownSection(Rule[Options]):
    """Every further section of an article (`also_in`) is a folder that exists.

    A placement in a folder that is not there is left out without a word, and readers of that section never see the
    article. Sections are written as paths from the language folder: `billing/invoices`.
    """

    id = "KB145"
    hint = "write the path of a folder from the language folder: billing/invoices"
    texts = {
        "zh": RuleText(
            title="文章另外所属的小节（`also_in`）都是存在的文件夹。",
            why="指向不存在的文件夹的位置会被直接忽略，那个小节的读者永远看不到这篇文章。"
            "小节写成从语言文件夹开始的路径：`billing/invoices`。",
            hint="写从语言文件夹开始的路径：billing/invoices",
        ),
        "fa": RuleText(
            title="هر بخش دیگری که مقاله در آن جا دارد (`also_in`) پوشه‌ای موجود است.",
            why="جایی که پوشه‌اش نباشد بی‌صدا کنار گذاشته می‌شود و خوانندگان آن بخش هرگز مقاله را نمی‌بینند. "
            "بخش را با مسیرش از پوشهٔ زبان بنویسید: `billing/invoices`.",
            hint="مسیر پوشه را از پوشهٔ زبان بنویسید: billing/invoices",
        ),
    }
    passes = (
        Case({"en/a.md": "---\ntitle: A\nalso_in: [b/c]\n---\nA\n", "en/b/c/d.md": "---\ntitle: D\n---\nD\n"}),
        Case(
            {
                "en/a.md": "---\ntitle: A\n---\nA\n",
                "en/b/c.md": "---\ntitle: C\n---\nC\n",
                "zh/a.md": "---\ntitle: A\nalso_in: [b]\n---\nA\n",
            },
            note="a folder nobody has translated yet",
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "---\ntitle: A\nalso_in:\n  - b\n  - weather\n---\nA\n",
                "en/b/c.md": "---\ntitle: C\n---\nC\n",
            },
            at=("en/a.md:5:5",),
        ),
        Case(
            {
                "en/a.md": "---\ntitle: A\nalso_in: [en/b/, b/c]\n---\nA\n",
                "en/b/c.md": "---\ntitle: C\n---\nC\n",
            },
            at=("en/a.md:3:11", "en/a.md:3:18"),
            fixed={"en/a.md": "---\ntitle: A\nalso_in: [b, b/c]\n---\nA\n"},
            note="an article is no section",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every placement up in the folders of the language and of the default language."""
        known = KnownNames(context)
        for manuscript in context.manuscripts:
            folders = known.folders[manuscript.language]
            for section in find_stated_names(manuscript, "also_in", lambda name: name.strip("/") not in folders):  # noqa: B023
                name = section.text.strip("/")
                right = name.removeprefix(f"{manuscript.language}/").removesuffix(".md").removesuffix("/index")
                edits = (Edit(section.span, right),) if right in folders else ()
                near = right if edits else known.similar_folder(name, manuscript.language)
                hint = f"did you mean {near}?" if near else ""
                if name in known.articles[manuscript.language]:
                    yield Finding(manuscript.path, section.span, f"{name[:80]} is an article, no section")
                else:
                    yield Finding(manuscript.path, section.span, f"there is no section {name[:80]}", hint, edits)
