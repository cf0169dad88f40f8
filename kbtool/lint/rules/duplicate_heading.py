"""KB202 duplicate-heading."""

from collections.abc import Iterator

from kbtool.diagnostics import Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Document, Heading, Note, Tab
from kbtool.lint.rule import Options, Rule, RuleText


class DuplicateHeading(Rule[Options]):
    """No two headings of the same level below the same heading have the same text.

    In the list of contents and in search results both look alike, and a link to the second one carries a number that
    changes when somebody moves a section. The same text under different headings is fine.
    """

    id = "KB202"
    hint = "say what is different about this section, or merge the two"
    texts = {
        "zh": RuleText(
            title="同一标题之下，同级标题的文字各不相同。",
            why="在目录和搜索结果里两个标题看起来一样；指向第二个标题的链接带有序号，章节一移动序号就变。"
            "在不同标题之下可以使用相同的文字。",
            hint="写明这一节有什么不同，或者把两节合并",
        ),
        "fa": RuleText(
            title="زیر یک عنوان، هیچ دو عنوان هم‌سطحی متن یکسان ندارند.",
            why="در فهرست مطالب و نتیجهٔ جست‌وجو هر دو یک‌جور دیده می‌شوند، و پیوند به دومی شماره‌ای دارد که با جابه‌جا شدن "
            "بخش‌ها تغییر می‌کند. متن یکسان زیر عنوان‌های متفاوت درست است.",
            hint="بگویید این بخش چه فرقی دارد، یا دو بخش را یکی کنید",
        ),
    }
    passes = (
        Case("## Linux\n\n### Install\n\nA\n\n## Windows\n\n### Install\n\nB\n", note="under different headings"),
        Case("## Install\n\n### Install\n\nText\n", note="of different levels"),
        Case("## One\n\nText\n\n## Two\n\nText\n"),
        Case(
            '=== "Linux"\n\n    ## Install\n\n    A\n\n=== "Windows"\n\n    ## Install\n\n    B\n',
            note="a tab is shown in place of the other",
        ),
    )
    fails = (
        Case("## Install\n\nText\n\n## Use\n\nText\n\n## install\n\nText\n", at=("9:1",)),
        Case("## A\n\n### B\n\nText\n\n#### C\n\nText\n\n### **B**\n\nText\n", at=("11:1",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Goes down the outline with the headings seen at each level below the current parents."""
        seen: dict[int, dict[tuple[int, str], int]] = {}
        for heading, container in _with_containers(manuscript.document):
            seen = {level: texts for level, texts in seen.items() if level <= heading.level}
            text = " ".join(heading.text.casefold().split())
            line = seen.setdefault(heading.level, {}).setdefault((container, text), heading.span.line)
            if line != heading.span.line and text:
                yield Finding(
                    manuscript.path, heading.span, f"the heading {heading.text[:60]} stands on line {line} too"
                )


def _with_containers(document: Document) -> Iterator[tuple[Heading, int]]:
    """Every heading with the line of the tab or note it stands in by its indentation; 0 for none."""
    items: list[Heading | Tab | Note] = [*document.headings, *document.tabs, *document.notes]
    open_ones: list[Span] = []
    for item in sorted(items, key=lambda item: item.span.line):
        while open_ones and open_ones[-1].column >= item.span.column:
            open_ones.pop()
        if isinstance(item, Heading):
            yield item, open_ones[-1].line if open_ones else 0
        else:
            open_ones.append(item.span)
