"""KB141 duplicate-description."""

from collections import defaultdict
from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText


class DuplicateDescription(Rule[Options]):
    """Every published article of a language has a description of its own.

    Search engines and lists show it below the title, so that a reader can tell which article answers the question. A
    description that was copied from another article speaks of the wrong one.
    """

    id = "KB141"
    hint = "say in one or two sentences what only this article has"
    texts = {
        "zh": RuleText(
            title="同一种语言中，每篇已发布文章的描述都不相同。",
            why="搜索引擎和列表把描述显示在标题下方，读者靠它判断哪篇文章能解答问题。从别处复制来的描述说的是另一篇文章。",
            hint="用一两句话说明只有这篇文章才有的内容",
        ),
        "fa": RuleText(
            title="هر مقالهٔ منتشرشده در زبان خود توضیحی یکتا دارد.",
            why="موتورهای جست‌وجو و فهرست‌ها توضیح را زیر عنوان نشان می‌دهند تا خواننده بداند کدام مقاله پاسخ اوست. "
            "توضیحی که از مقاله‌ای دیگر برداشته شده باشد از همان مقاله می‌گوید.",
            hint="در یک یا دو جمله بگویید تنها این مقاله چه دارد",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "---\ntitle: A\ndescription: How to get money back.\n---\nA\n",
                "en/b.md": "---\ntitle: B\ndescription: How to get a new card.\n---\nB\n",
            }
        ),
        Case({"en/a.md": "---\ntitle: A\n---\nSame.\n", "en/b.md": "---\ntitle: B\n---\nSame.\n"}),
        Case(
            {
                "en/a.md": "---\ntitle: A\ndescription: How to.\n---\nA\n",
                "en/b.md": "---\ntitle: B\ndescription: How to.\nstate: archived\n---\nB\n",
            },
            note="an archived article is in no list",
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "---\ntitle: A\ndescription: How to get money back.\n---\nA\n",
                "en/b.md": "---\ntitle: B\ndescription: How to get  money back.\n---\nB\n",
            },
            at=("en/a.md:3:14", "en/b.md:3:14"),
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Groups the articles by language and description."""
        groups: dict[tuple[str, str], list[Manuscript]] = defaultdict(list)
        for manuscript in context.manuscripts:
            fields = manuscript.article.fields
            if fields.state is State.PUBLISHED and fields.description:
                groups[manuscript.language, " ".join(fields.description.casefold().split())].append(manuscript)
        for group in groups.values():
            for manuscript in group if len(group) > 1 else ():
                other = group[0] if manuscript is not group[0] else group[1]
                yield Finding(
                    manuscript.path, manuscript.field_span("description"), f"{other.path} has the same description"
                )
