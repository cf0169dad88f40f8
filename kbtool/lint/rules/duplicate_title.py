"""KB140 duplicate-title."""

from collections import defaultdict
from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.diagnostics import Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

LONGEST_SHOWN = 60


class DuplicateTitle(Rule[Options]):
    """Every published article of a language has a title of its own.

    In a list of search results, in a bookmark or a browser tab the title is all there is. Of two articles with the same
    title readers open the wrong one, and a search engine shows only one of them. Case and blanks make no difference.
    Sections may share a title: lists show them below their category.
    """

    id = "KB140"
    hint = "say in the title what sets this article apart, or merge the two"
    texts = {
        "zh": RuleText(
            title="同一种语言中，每篇已发布文章的标题都不相同。",
            why="在搜索结果、书签和浏览器标签页里，读者只看得到标题。两篇文章同名，读者就会点错，搜索引擎也只显示其中一篇。"
            "大小写和空格不算差别。"
            "小节可以同名：列表会把它们显示在各自的类别下。",
            hint="在标题里写明这篇文章的不同之处，或者把两篇合并",
        ),
        "fa": RuleText(
            title="هر مقالهٔ منتشرشده در زبان خود عنوانی یکتا دارد.",
            why="در نتیجه‌های جست‌وجو، نشانک‌ها و زبانه‌های مرورگر تنها عنوان دیده می‌شود. وقتی دو مقاله یک عنوان دارند، "
            "خواننده اشتباهی را باز می‌کند و موتور جست‌وجو تنها یکی را نشان می‌دهد. "
            "بزرگی حرف‌ها و فاصله‌ها تفاوتی نمی‌سازند. بخش‌ها می‌توانند هم‌نام باشند: "
            "فهرست‌ها آن‌ها را زیر دستهٔ خودشان نشان می‌دهند.",
            hint="در عنوان بگویید این مقاله چه فرقی دارد، یا دو مقاله را یکی کنید",
        ),
    }
    passes = (
        Case({"en/a.md": "---\ntitle: Refunds\n---\nA\n", "en/b.md": "---\ntitle: Refunds by card\n---\nB\n"}),
        Case(
            {"en/a.md": "---\ntitle: API\n---\nA\n", "zh/a.md": "---\ntitle: API\n---\nB\n"},
            note="a translation may keep the title",
        ),
        Case(
            {"en/a.md": "---\ntitle: Refunds\n---\nA\n", "en/b.md": "---\ntitle: Refunds\nstate: draft\n---\nB\n"},
            note="a draft is on no site",
        ),
        Case(
            {"en/a/index.md": "---\ntitle: Refunds\n---\nA\n", "en/b/index.md": "---\ntitle: Refunds\n---\nB\n"},
            note="two sections",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "---\ntitle: Refunds\n---\nA\n", "en/b/c.md": '---\ntitle: "refunds "\n---\nB\n'},
            at=("en/a.md:2:8", "en/b/c.md:2:8"),
        ),
        Case(
            {"en/a.md": "A line\n\n# Refunds\n\nA\n", "en/b/index.md": "---\ntitle: Refunds\n---\nB\n"},
            at=("en/a.md:3:1", "en/b/index.md:2:8"),
            note="a heading that stands in for the title",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Groups the articles by language and title."""
        groups: dict[tuple[str, str], list[Manuscript]] = defaultdict(list)
        for manuscript in context.manuscripts:
            fields = manuscript.article.fields
            if fields.state is State.PUBLISHED:
                groups[manuscript.language, " ".join(fields.title.casefold().split())].append(manuscript)
        for group in groups.values():
            if all(manuscript.article.is_index for manuscript in group):
                continue
            for manuscript in group if len(group) > 1 else ():
                other = group[0] if manuscript is not group[0] else group[1]
                shown = manuscript.article.fields.title[:LONGEST_SHOWN]
                yield Finding(manuscript.path, _title_span(manuscript), f"{other.path} has the title {shown} too")


def _title_span(manuscript: Manuscript) -> Span:
    """The title where the file states it, else the heading that stands in for it, else the start of the file."""
    origin = manuscript.article.origins.get("title")
    if "title" in manuscript.stated or origin is None or not 0 < origin.line <= len(manuscript.lines):
        return manuscript.field_span("title")
    return Span.at(origin.line, 1, len(manuscript.lines[origin.line - 1]))
