"""KB146 unknown-article."""

import posixpath
from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.known_names import KnownNames
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names

FIELDS = ("related", "next", "featured", "replaced_by")
INDEX_NAMES = ("index", "README", "_index")


class UnknownArticle(Rule[Options]):
    """What `related`, `next`, `featured` and `replaced_by` name is an article of the base.

    A name that leads nowhere is left out without a word: the list is shorter, or the page of an archived article names
    no successor. Articles are named by id or by path from the language folder, without `.md`: `billing/refunds`.
    """

    id = "KB146"
    hint = "write the id of an article, or its path from the language folder without .md"
    texts = {
        "zh": RuleText(
            title="`related`、`next`、`featured` 和 `replaced_by` 里写的都是知识库中的文章。",
            why="指向不存在文章的名称会被直接忽略：列表变短，或者归档文章的页面不再给出替代文章。"
            "文章用 id 或从语言文件夹开始的路径来写，不带 `.md`：`billing/refunds`。",
            hint="写文章的 id，或从语言文件夹开始、不带 .md 的路径",
        ),
        "fa": RuleText(
            title="آنچه `related` و `next` و `featured` و `replaced_by` نام می‌برند مقاله‌ای از همین پایگاه است.",
            why="نامی که به جایی نرسد بی‌صدا کنار گذاشته می‌شود: فهرست کوتاه‌تر می‌شود، یا صفحهٔ مقالهٔ بایگانی‌شده "
            "جانشینی نشان نمی‌دهد. مقاله را با id یا با مسیرش از پوشهٔ زبان و بدون `.md` بنویسید: `billing/refunds`.",
            hint="id مقاله یا مسیر آن را از پوشهٔ زبان و بدون .md بنویسید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "---\ntitle: A\nrelated: [b/c, charge]\nnext: [b]\n---\nA\n",
                "en/b/index.md": "---\ntitle: B\n---\nB\n",
                "en/b/c.md": "---\ntitle: C\n---\nC\n",
                "en/d.md": "---\ntitle: D\nid: charge\n---\nD\n",
            }
        ),
        Case(
            {
                "en/a.md": "---\ntitle: A\nrelated: [b]\n---\nA\n",
                "en/b.md": "---\ntitle: B\nstate: draft\n---\nB\n",
                "zh/a.md": "---\ntitle: A\nrelated: [b]\n---\nA\n",
            },
            note="a draft exists; so does an article without a translation",
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "---\ntitle: A\nrelated:\n  - b/refunds\n  - weather\n---\nA\n",
                "en/c/refunds.md": "---\ntitle: R\nstate: archived\nreplaced_by: d\n---\nR\n",
            },
            at=("en/a.md:4:5", "en/a.md:5:5", "en/c/refunds.md:4:14"),
        ),
        Case(
            {
                "en/b/a.md": '---\ntitle: A\nrelated: [/b/c.md, "./c.md", b/index.md]\n---\nA\n',
                "en/b/c.md": "---\ntitle: C\n---\nC\n",
                "en/b/index.md": "---\ntitle: B\n---\nB\n",
            },
            at=("en/b/a.md:3:11", "en/b/a.md:3:20", "en/b/a.md:3:30"),
            fixed={"en/b/a.md": "---\ntitle: A\nrelated: [b/c, b/c, b]\n---\nA\n"},
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every name up in the articles of the language and of the default language."""
        known = KnownNames(context)
        for manuscript in context.manuscripts:
            articles = known.articles[manuscript.language]
            for field in FIELDS:
                for item in find_stated_names(manuscript, field, lambda name: name not in articles):  # noqa: B023
                    name = item.text
                    right = next((path for path in _readings(name, manuscript) if path in articles), "")
                    near = right or known.similar_article(name.strip("/"), manuscript.language)
                    hint = f"did you mean {near}?" if near else ""
                    edits = (Edit(item.span, right),) if right else ()
                    yield Finding(
                        manuscript.path, item.span, f"{field} names {name[:80]}, which is no article", hint, edits
                    )


def _readings(name: str, manuscript: Manuscript) -> Iterator[str]:
    """What a writer who thinks of files means: from the language folder, or from the folder of the file."""
    path = name.removesuffix(".md")
    if path == name and not name.startswith(("/", ".")) and not name.endswith("/"):
        return
    folder = manuscript.article.folder
    for base in ("",) if name.startswith("/") else ("", folder):
        found = posixpath.normpath(posixpath.join(base, path.strip("/"))).removeprefix(f"{manuscript.language}/")
        parent, _, last = found.rpartition("/")
        yield parent if last in INDEX_NAMES else found
