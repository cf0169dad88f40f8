"""KB324 unused-include."""

import posixpath
from collections.abc import Iterator

from kbtool.diagnostics import START, Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText


class UnusedInclude(Rule[Options]):
    """Every text in `_includes` is shown in an article.

    Somebody keeps correcting a text that no reader sees, and believes that the articles are right.
    """

    id = "KB324"
    severity = Severity.INFO
    hint = "delete the file, or include it in an article"
    texts = {
        "zh": RuleText(
            title="`_includes` 里的每段文字都有文章引入。",
            why="否则有人不断修改读者看不到的文字，还以为文章已经改对了。",
            hint="删除文件，或在文章里引入它",
        ),
        "fa": RuleText(
            title="هر متنی که در `_includes` است در مقاله‌ای نشان داده می‌شود.",
            why="وگرنه کسی پیوسته متنی را درست می‌کند که هیچ خواننده‌ای نمی‌بیند، و گمان می‌کند مقاله‌ها درست‌اند.",
            hint="فایل را پاک کنید، یا در مقاله‌ای بیاوریدش",
        ),
    }
    passes = (
        Case({"en/a.md": "/// include | _includes/b.md\n///\n", "en/_includes/b.md": "B\n"}),
        Case(
            {
                "en/a.md": "/// audience | agents\n/// include | _includes/b.md\n///\n///\n",
                "en/_includes/b.md": "/// include | _includes/c.md\n///\n",
                "en/_includes/c.md": "---\naudience: agents\n---\nC\n",
            },
            note="it is enough that some readers see it",
        ),
        Case({"en/_includes/index.md": "---\naudience: agents\n---\n"}, note="it says for whom the folder is"),
        Case(
            {
                "en/a.md": "/// include | _includes/b.md\n///\n",
                "en/_includes/b.md": "---\naudience: agents\n---\nB\n",
            },
            note="an article that cannot be shown includes it",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "`/// include | _includes/b.md`\n", "en/_includes/b.md": "B\n"},
            at=("en/_includes/b.md:1:1",),
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Takes what articles show from all that they could show."""
        kb = context.kb
        shown = {path for article in kb.articles for path in article.includes}
        unread = "\n".join(kb.texts[item.path].body for item in kb.withheld if item.path in kb.texts)
        for text in kb.includes:
            if text.path not in shown and not text.is_index and f"/{posixpath.basename(text.path)}" not in unread:
                yield Finding(text.path, START, "no article includes this file")
