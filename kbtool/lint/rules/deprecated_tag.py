"""KB143 deprecated-tag."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names

DATA = "invoices:\n  title: {en: Invoices}\nbills:\n  title: {en: Bills}\n  deprecated: invoices\n"


class DeprecatedTag(Rule[Options]):
    """No article carries a tag that tags.yml has replaced by another.

    The old tag still gathers articles on a page of its own, and readers who follow the new one do not find them.
    """

    id = "KB143"
    hint = "use the tag that takes its place"
    texts = {
        "zh": RuleText(
            title="文章不使用 tags.yml 中已被替换的标签。",
            why="旧标签仍然有自己的页面，跟着新标签走的读者找不到留在旧标签下的文章。",
            hint="改用替代它的标签",
        ),
        "fa": RuleText(
            title="هیچ مقاله‌ای برچسبی ندارد که در tags.yml جای خود را به دیگری داده باشد.",
            why="برچسب کهنه هنوز صفحهٔ خود را دارد، و خواننده‌ای که برچسب تازه را دنبال می‌کند به مقاله‌های آن نمی‌رسد.",
            hint="برچسبی را که جای آن آمده به کار ببرید",
        ),
    }
    passes = (
        Case({"_data/tags.yml": DATA, "en/a.md": "---\ntitle: A\ntags: [invoices]\n---\nA\n"}),
        Case(
            {"_data/tags.yml": DATA, "en/a.md": "---\ntitle: A\nkeywords: [bills]\n---\nA\n"},
            note="readers may still search for the old word",
        ),
    )
    fails = (
        Case(
            {"_data/tags.yml": DATA, "en/a.md": "---\ntitle: A\ntags:\n  - bills  # old\n---\nA\n"},
            at=("en/a.md:4:5",),
            fixed={"en/a.md": "---\ntitle: A\ntags:\n  - invoices  # old\n---\nA\n"},
        ),
        Case(
            {"_data/tags.yml": DATA, "en/a.md": "---\ntitle: A\ntags: [invoices, bills]\n---\nA\n"},
            at=("en/a.md:3:18",),
            note="with both, one goes by hand",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at every stated tag."""
        tags = context.kb.data.tags
        replaced = {name: tag.deprecated for name, tag in tags.items() if tag.deprecated}
        for manuscript in context.manuscripts if replaced else ():
            stated = set(manuscript.stated.get("tags", ()))
            for tag in find_stated_names(manuscript, "tags", replaced.__contains__):
                name = tag.text
                new = replaced[name]
                is_safe = new in tags and new not in replaced and new not in stated
                edits = (Edit(tag.span, new),) if is_safe else ()
                hint = f"remove it: {new} is there" if new in stated else f"write {new}"
                yield Finding(manuscript.path, tag.span, f"the tag {name} has been replaced by {new}", hint, edits)
