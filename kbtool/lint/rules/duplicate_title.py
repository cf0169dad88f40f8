"""KB140 duplicate-title."""

from collections import defaultdict
from collections.abc import Iterator

from kbtool.content.schema import State
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
    """

    id = "KB140"
    hint = "say in the title what sets this article apart, or merge the two"
    texts = {
        "zh": RuleText(
            title="同一种语言中，每篇已发布文章的标题都不相同。",
            why="在搜索结果、书签和浏览器标签页里，读者只看得到标题。两篇文章同名，读者就会点错，搜索引擎也只显示其中一篇。"
            "大小写和空格不算差别。",
            hint="在标题里写明这篇文章的不同之处，或者把两篇合并",
        ),
        "fa": RuleText(
            title="هر مقالهٔ منتشرشده در زبان خود عنوانی یکتا دارد.",
            why="در نتیجه‌های جست‌وجو، نشانک‌ها و زبانه‌های مرورگر تنها عنوان دیده می‌شود. وقتی دو مقاله یک عنوان دارند، "
            "خواننده اشتباهی را باز می‌کند و موتور جست‌وجو تنها یکی را نشان می‌دهد. "
            "بزرگی حرف‌ها و فاصله‌ها تفاوتی نمی‌سازند.",
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
    )
    fails = (
        Case(
            {"en/a.md": "---\ntitle: Refunds\n---\nA\n", "en/b/c.md": '---\ntitle: "refunds "\n---\nB\n'},
            at=("en/a.md:2:8", "en/b/c.md:2:8"),
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
            for manuscript in group if len(group) > 1 else ():
                other = group[0] if manuscript is not group[0] else group[1]
                shown = manuscript.article.fields.title[:LONGEST_SHOWN]
                yield Finding(
                    manuscript.path, manuscript.field_span("title"), f"{other.path} has the title {shown} too"
                )
