"""KB208 unknown-order-name."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.known_names import KnownNames, folder_of, last_part, most_similar
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names


class UnknownOrderName(Rule[Options]):
    """An index orders (`order`) only what stands in its folder.

    A name that is not there orders nothing, and the article that was meant stands at the end of the list. Names are
    those of files and folders right below, without path and `.md`: `refunds`.
    """

    id = "KB208"
    hint = "write the name of a file or folder right below, without path and .md"
    texts = {
        "zh": RuleText(
            title="索引文件的 `order` 只列出它所在文件夹里的内容。",
            why="不存在的名称不起作用，真正想排序的文章会落到列表末尾。"
            "名称是下一层文件或文件夹的名字，不带路径和 `.md`：`refunds`。",
            hint="写下一层文件或文件夹的名字，不带路径和 .md",
        ),
        "fa": RuleText(
            title="`order` در فایل index تنها چیزهایی را مرتب می‌کند که در پوشهٔ خودش هستند.",
            why="نامی که آنجا نباشد چیزی را مرتب نمی‌کند و مقاله‌ای که منظور بود به ته فهرست می‌رود. "
            "نام‌ها از آنِ فایل‌ها و پوشه‌های یک پله پایین‌ترند، بدون مسیر و `.md`: `refunds`.",
            hint="نام فایل یا پوشهٔ یک پله پایین‌تر را بدون مسیر و .md بنویسید",
        ),
    }
    passes = (
        Case(
            {
                "en/b/index.md": "---\ntitle: B\norder: [c, d, e]\n---\nB\n",
                "en/b/c.md": "C\n",
                "en/b/d/index.md": "D\n",
                "en/f.md": "---\ntitle: E\n---\nE\n",
                "en/e.md": "---\ntitle: E\nalso_in: [b]\n---\nE\n",
            },
            note="an article that is placed here can be ordered",
        ),
        Case(
            {
                "en/b/index.md": "---\ntitle: B\norder: [c]\n---\nB\n",
                "en/b/c.md": "C\n",
                "zh/b/index.md": "---\ntitle: B\norder: [c]\n---\nB\n",
            },
            note="not translated yet",
        ),
    )
    fails = (
        Case(
            {
                "en/b/index.md": "---\ntitle: B\norder:\n  - refund\n  - c.md\n  - b/c\n---\nB\n",
                "en/b/c.md": "C\n",
                "en/b/refunds.md": "R\n",
            },
            at=("en/b/index.md:4:5", "en/b/index.md:5:5", "en/b/index.md:6:5"),
            fixed={"en/b/index.md": "---\ntitle: B\norder:\n  - refund\n  - c\n  - c\n---\nB\n"},
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every name up in the folder, of the language and of the default language."""
        known = KnownNames(context)
        default = context.configuration.default_language.locale
        for manuscript in context.manuscripts:
            if "order" not in manuscript.stated:
                continue
            key = manuscript.article.key
            names = {
                name for locale in (manuscript.language, default) for name in known.children.get((locale, key), ())
            }
            for item in find_stated_names(manuscript, "order", lambda name: name.strip("/") not in names):  # noqa: B023
                name = item.text.strip("/")
                right = last_part(name.removesuffix(".md"))
                is_path = right in names and folder_of(name.removeprefix("./")) in ("", key)
                near = right if right in names else most_similar(name, sorted(names))
                hint = f"did you mean {near}?" if near else ""
                folder = key or "the home folder"
                edits = (Edit(item.span, right),) if is_path else ()
                yield Finding(manuscript.path, item.span, f"there is no {name[:60]} in {folder}", hint, edits)
