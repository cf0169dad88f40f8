"""KB205 single-article-section."""

from collections.abc import Iterator

from kbtool.diagnostics import START, Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.section_files import listed_count, section_path, sections_once

SETTINGS = {"lint": {"single-article-section": {"base": 1}}}


class SectionSize(Options):
    """How short a list may be."""

    least: int = 2
    """The fewest articles and sections that a section should list."""
    base: int = 20
    """Nothing is said of a base with fewer articles in its default language: it is only starting."""


class SingleArticleSection(Rule[SectionSize]):
    """A section lists more than one article.

    A section with one article costs its readers a click and gives them no choice. A base that is only starting may have
    such sections.
    """

    id = "KB205"
    severity = Severity.INFO
    hint = "move the article to the section above, or add the articles that are missing"
    texts = {
        "zh": RuleText(
            title="一个小节列出的文章不止一篇。",
            why="只有一篇文章的小节让读者多点一次，却没有任何选择。刚起步的知识库可以有这样的小节。",
            hint="把文章移到上一级小节，或补上缺少的文章",
        ),
        "fa": RuleText(
            title="هر بخش بیش از یک مقاله دارد.",
            why="بخشی که یک مقاله دارد از خواننده یک کلیک می‌گیرد و چیزی برای انتخاب نمی‌دهد. "
            "پایگاهی که تازه آغاز شده می‌تواند چنین بخش‌هایی داشته باشد.",
            hint="مقاله را به بخش بالاتر ببرید، یا مقاله‌هایی را که کم است بیفزایید",
        ),
    }
    passes = (
        Case({"en/b/c.md": "C\n", "en/b/d.md": "D\n"}, settings=SETTINGS),
        Case({"en/b/c.md": "C\n"}, note="a base that is only starting"),
        Case(
            {"en/b/index.md": "A page in a folder of its own.\n"}, settings=SETTINGS, note="an article that is a folder"
        ),
        Case(
            {"en/b/c.md": "C\n", "en/b/d.md": "D\n", "zh/b/c.md": "C\n"},
            settings=SETTINGS,
            note="a section that is only translated in part",
        ),
        Case(
            {"en/b/c.md": "C\n", "en/d.md": "---\ntitle: D\nalso_in: [b]\n---\nD\n"},
            settings=SETTINGS,
            note="placed in it from elsewhere",
        ),
        Case({"en/b.md": "B\n"}, settings=SETTINGS, note="the home page is no section"),
    )
    fails = (
        Case({"en/b/c.md": "C\n"}, at=("en/b/c.md:1:1",), settings=SETTINGS),
        Case(
            {"en/b/index.md": "B\n", "en/b/c.md": "C\n", "en/b/d.md": "D\n"},
            at=("en/b/index.md:1:1",),
            settings={"lint": {"single-article-section": {"least": 3, "base": 1}}},
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Counts what each section lists."""
        default = context.configuration.default_language.locale
        if len(context.trees[default].keys()) < self.options.base:
            return
        for section in sections_once(context):
            size = listed_count(section)
            if section.key and 0 < size < self.options.least and section.articles:
                count = "one article" if size == 1 else f"{size} articles and sections"
                yield Finding(section_path(section), START, f"{section.key} lists {count} only")
