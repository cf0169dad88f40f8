"""KB207 too-deep."""

from collections.abc import Iterator

from kbtool.diagnostics import START, Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.section_files import section_path, sections_once


class Depth(Options):
    """How deep folders may lie."""

    most: int = 3
    """The most folders between the language folder and an article."""


class TooDeep(Rule[Depth]):
    """Few folders lie between the home page and an article.

    Every folder is a choice that a reader has to make, a click, and a part of the address. Category, section and one
    level below hold thousands of articles.
    """

    id = "KB207"
    severity = Severity.INFO
    hint = "move it up, or list it in a section above with also_in"
    texts = {
        "zh": RuleText(
            title="首页和文章之间的文件夹不多。",
            why="每多一层文件夹，读者就多一次选择、多一次点击，网址也多一段。类别、小节再加一层，就能容纳几千篇文章。",
            hint="把它移到上一层，或用 also_in 把它列在上面的小节里",
        ),
        "fa": RuleText(
            title="میان صفحهٔ نخست و مقاله پوشه‌های کمی هست.",
            why="هر پوشه انتخابی است که خواننده باید بکند، یک کلیک و تکه‌ای از نشانی. دسته و بخش و یک پله پایین‌تر "
            "هزاران مقاله را در خود جا می‌دهند.",
            hint="آن را بالاتر ببرید، یا با also_in در بخشی بالاتر فهرستش کنید",
        ),
    }
    passes = (Case({"en/a/b/c/d.md": "D\n"}), Case({"en/a/b/c/index.md": "C\n"}))
    fails = (
        Case(
            {"en/a/b/c/d/e.md": "E\n", "en/a/b/c/d/f/g.md": "G\n", "zh/a/b/c/d/e.md": "E\n"},
            at=("en/a/b/c/d/e.md:1:1",),
            note="once for the folder and all below it",
        ),
        Case({"en/a/b.md": "B\n"}, at=("en/a/b.md:1:1",), settings={"lint": {"too-deep": {"most": 0}}}),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Reports the first folder that lies too deep, not those below it."""
        for section in sections_once(context):
            if section.key and section.key.count("/") == self.options.most:
                message = f"{section.key} lies {self.options.most + 1} folders deep, more than {self.options.most}"
                yield Finding(section_path(section), START, message)
