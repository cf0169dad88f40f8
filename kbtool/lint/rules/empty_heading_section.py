"""KB203 empty-heading-section."""

from collections.abc import Iterator

from kbtool.content.markdown.verbatim import LineKind, line_kinds
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Heading
from kbtool.lint.rule import Options, Rule, RuleText


class EmptyHeadingSection(Rule[Options]):
    """Below every heading there is something to read.

    A heading is a promise. Who jumps to it from the list of contents or from a search result finds the next heading and
    takes the page for broken.
    """

    id = "KB203"
    hint = "write the section, or remove the heading"
    texts = {
        "zh": RuleText(
            title="每个标题下面都有内容可读。",
            why="标题是一个承诺。从目录或搜索结果跳过来的读者只看到下一个标题，会以为页面坏了。",
            hint="写上内容，或者删掉这个标题",
        ),
        "fa": RuleText(
            title="زیر هر عنوان چیزی برای خواندن هست.",
            why="عنوان یک وعده است. کسی که از فهرست مطالب یا نتیجهٔ جست‌وجو به آن می‌پرد عنوان بعدی را می‌بیند "
            "و صفحه را خراب می‌پندارد.",
            hint="بخش را بنویسید یا عنوان را بردارید",
        ),
    }
    passes = (
        Case("# Title\n\n## One\n\n### Below\n\nText\n", note="headings below it are something to read"),
        Case(
            "## One\n\n![A cat](cat.png)\n\n## [Two](two.md)\n\n## Three\n\n- item\n", note="a linked heading leads on"
        ),
        Case("# Title\n", note="a title alone: the page has a description or lists its articles"),
    )
    fails = (
        Case("## One\n\n## Two\n\nText\n\n## Three\n", at=("1:1", "7:1")),
        Case("## One\n\nText\n\n### Two\n\n<!-- to do:\nwrite -->\n\n## Three\n\nText\n", at=("5:1",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the lines between a heading and the next."""
        document, last = manuscript.document, len(manuscript.lines)
        comments = _comment_lines(manuscript)
        linked = {link.span.line for link in document.links} | {image.span.line for image in document.images}
        ends = [*((heading.level, heading.span.line) for heading in document.headings[1:]), (0, last + 1)]
        for heading, (level, end) in zip(document.headings, ends, strict=False):
            if heading.level == 1 or heading.span.line in linked or level > heading.level:
                continue
            below = range(_end(heading) + 1, end)
            if not any(manuscript.lines[line - 1].strip() for line in below if line not in comments):
                message = f"nothing stands below the heading {heading.text[:60]}"
                yield Finding(manuscript.path, heading.span, message)


def _end(heading: Heading) -> int:
    return max(heading.span.end_line, heading.level_span.end_line)


def _comment_lines(manuscript: Manuscript) -> set[int]:
    """Lines that hold nothing but a comment or a part of one."""
    body = manuscript.source.body
    lines = body.split("\n") if "<!--" in body else []
    found: set[int] = set()
    in_comment = False
    for number, (kind, line) in enumerate(zip(line_kinds(lines), lines, strict=True), manuscript.source.body_line):
        starts = kind is not LineKind.CODE and line.lstrip(" \t").startswith("<!--")
        if in_comment or starts:
            _, end, rest = line.partition("-->")
            in_comment = not end and kind is LineKind.HTML
            if in_comment or (end and not rest.strip()):
                found.add(number)
    return found
