"""KB204 section-too-large."""

from collections.abc import Iterator

from kbtool.diagnostics import START, Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.section_files import listed_count, section_path, sections_once

THREE = {"en/b/c.md": "C\n", "en/b/d.md": "D\n", "en/b/e/f.md": "F\n"}


class SectionSize(Options):
    """How long a list may be."""

    most: int = 50
    """The most articles and sections that one section may list."""


class SectionTooLarge(Rule[SectionSize]):
    """A section lists no more than people look through.

    Readers skim a list of ten, search one of fifty, and leave one of two hundred. Sections below it show the way.
    """

    id = "KB204"
    severity = Severity.INFO
    hint = "divide it into sections by what readers want to do"
    texts = {
        "zh": RuleText(
            title="一个小节列出的内容不超过读者愿意浏览的数量。",
            why="十条的列表读者扫一眼就够，五十条要找，两百条就走了。分成下级小节能给读者指路。",
            hint="按读者想做的事分成几个小节",
        ),
        "fa": RuleText(
            title="هر بخش بیش از آنچه مردم از نظر می‌گذرانند فهرست نمی‌کند.",
            why="خواننده فهرست ده‌تایی را یک نگاه می‌بیند، در فهرست پنجاه‌تایی می‌گردد و از فهرست دویست‌تایی می‌رود. "
            "بخش‌های زیرین راه را نشان می‌دهند.",
            hint="آن را بر پایهٔ کاری که خواننده می‌خواهد بکند به چند بخش تقسیم کنید",
        ),
    }
    passes = (
        Case(THREE),
        Case(THREE, settings={"lint": {"section-too-large": {"most": 3}}}, note="two articles and a section"),
        Case(
            {**THREE, "en/b/g.md": "---\ntitle: G\nstate: archived\n---\nG\n"},
            settings={"lint": {"section-too-large": {"most": 3}}},
            note="an archived article is in no list",
        ),
    )
    fails = (
        Case(THREE, at=("en/b/c.md:1:1",), settings={"lint": {"section-too-large": {"most": 2}}}),
        Case(
            {**THREE, "en/b/index.md": "B\n", "zh/b/c.md": "C\n", "zh/b/d.md": "D\n", "zh/b/g.md": "G\n"},
            at=("en/b/index.md:1:1",),
            settings={"lint": {"section-too-large": {"most": 2}}},
            note="once, not for every language",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Counts what each section lists."""
        for section in sections_once(context):
            size = listed_count(section)
            if size > self.options.most:
                name = section.key or "the home page"
                message = f"{name} lists {size} articles and sections, more than {self.options.most}"
                yield Finding(section_path(section), START, message)
