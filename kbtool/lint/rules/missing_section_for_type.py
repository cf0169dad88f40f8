"""KB209 missing-section-for-type."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from kbtool.content.schema import ArticleType, State
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

SETTINGS = {
    "lint": {
        "missing-section-for-type": {
            "headings": {"how-to": {"en": ["Before you begin", "Steps"], "zh": ["步骤"]}},
        }
    }
}


class RequiredHeadings(Options):
    """Headings by type and language; none are required unless this says so."""

    headings: Mapping[ArticleType, Mapping[str, tuple[str, ...]]] = Field(default_factory=dict)
    """Type → locale → headings every article of the type has: `{how-to: {en: [Before you begin]}}`."""


class MissingSectionForType(Rule[RequiredHeadings]):
    """An article has the headings that the house asks of its type.

    Readers who know one how-to find their way in all of them, and a writer does not forget what is always needed. Which
    headings a type has, the base says itself in `extra.kbtool.lint`; unless it does, nothing is reported.
    """

    id = "KB209"
    hint = "add the heading and what belongs below it, or correct the type"
    texts = {
        "zh": RuleText(
            title="文章具有其类型所要求的标题。",
            why="读者熟悉一篇操作指南，就能读懂所有操作指南；作者也不会忘记必写的内容。每种类型要哪些标题，"
            "由知识库在 `extra.kbtool.lint` 中规定；没有规定就不报告。",
            hint="补上这个标题和下面的内容，或者改正类型",
        ),
        "fa": RuleText(
            title="مقاله عنوان‌هایی را دارد که برای نوع آن خواسته شده است.",
            why="خواننده‌ای که یک راهنما را بشناسد راهش را در همه می‌یابد، و نویسنده آنچه را همیشه لازم است از یاد "
            "نمی‌برد. عنوان‌های هر نوع را خود پایگاه در `extra.kbtool.lint` می‌گوید؛ اگر نگوید چیزی گزارش نمی‌شود.",
            hint="عنوان و آنچه زیر آن می‌آید را بیفزایید، یا نوع را درست کنید",
        ),
    }
    passes = (
        Case("---\ntitle: A\ntype: how-to\n---\n## before you *begin*\n\nA\n\n## Steps\n\nA\n", settings=SETTINGS),
        Case("---\ntitle: A\ntype: concept\n---\nText\n", settings=SETTINGS, note="of another type"),
        Case("---\ntitle: A\ntype: how-to\n---\nText\n", note="nothing is required by default"),
        Case("---\ntitle: A\ntype: how-to\n---\nText\n", settings=SETTINGS, language="fa", note="none for Persian"),
    )
    fails = (
        Case("---\ntitle: A\ntype: how-to\n---\n## Steps\n\nA\n", at=("3:7",), settings=SETTINGS),
        Case(
            {
                "zh/a.md": "---\ntitle: A\ntype: how-to\n---\nA\n",
                "zh/b/index.md": "---\ntitle: B\ntype: how-to\n---\nB\n",
            },
            at=("zh/a.md:3:7",),
            settings=SETTINGS,
            note="the page of a section needs none",
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares the headings with those of the type."""
        article = manuscript.article
        fields = article.fields
        if fields.type is None or article.is_index or fields.state is State.ARCHIVED:
            return
        wanted = self.options.headings.get(fields.type, {}).get(article.language, ())
        found = {_folded(heading.text) for heading in manuscript.document.headings} if wanted else set()
        for heading in wanted:
            if _folded(heading) not in found:
                message = f"a {fields.type} without the heading {heading}"
                yield Finding(manuscript.path, manuscript.field_span("type"), message)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
