"""KB302 link-to-unpublished."""

from collections.abc import Iterator

from kbtool.content.article import Article
from kbtool.content.schema import State
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references
from kbtool.lint.rule import Options, Rule, RuleText


class LinkToUnpublished(Rule[Options]):
    """A published article links to articles that are published too.

    A draft, an article in review, one that is not due yet or has expired is on no site: the link is taken out of the
    page, and readers get a sentence that points to nothing.
    """

    id = "KB302"
    severity = Severity.ERROR
    hint = "publish that article first, or take the link out until it is published"
    texts = {
        "zh": RuleText(
            title="已发布的文章只链接同样已发布的文章。",
            why="草稿、审阅中、未到发布日期或已过期的文章不在任何网站上：链接会从页面上去掉，读者看到的句子便没有了指向。",
            hint="先发布那篇文章，或在它发布之前去掉链接",
        ),
        "fa": RuleText(
            title="مقالهٔ منتشرشده به مقاله‌هایی پیوند می‌دهد که آن‌ها هم منتشر شده‌اند.",
            why="پیش‌نویس، مقالهٔ در حال بازبینی، مقاله‌ای که وقتش نرسیده یا گذشته در هیچ سایتی نیست: "
            "پیوند از صفحه برداشته می‌شود و جمله به چیزی اشاره نمی‌کند.",
            hint="نخست آن مقاله را منتشر کنید، یا پیوند را تا آن زمان بردارید",
        ),
    }
    passes = (
        Case({"en/a.md": "[B](b.md)\n", "en/b.md": "---\npublish_on: 2026-11-22\n---\nB\n"}),
        Case(
            {"en/a.md": "---\nstate: draft\n---\n[B](b.md)\n", "en/b.md": "---\nstate: review\n---\nB\n"},
            note="drafts may link to drafts",
        ),
        Case(
            {
                "en/a.md": "---\npublish_on: 2027-01-02\n---\n[B](b.md)\n",
                "en/b.md": "---\npublish_on: 2027-01-01\n---\nB\n",
            },
            note="both are out when the link is",
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "[B](b.md) [C](c.md)\n",
                "en/b.md": "---\nstate: draft\n---\nB\n",
                "en/c.md": "---\nstate: review\n---\nC\n",
            },
            at=("en/a.md:1:5", "en/a.md:1:15"),
        ),
        Case(
            {
                "en/a.md": "[B](b.md) [C](c.md)\n",
                "en/b.md": "---\npublish_on: 2027-01-01\n---\nB\n",
                "en/c.md": "---\nexpires_on: 2026-11-22\n---\nC\n",
            },
            at=("en/a.md:1:5", "en/a.md:1:15"),
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the state of each article that is linked to."""
        if manuscript.article.fields.state is not State.PUBLISHED:
            return
        for reference in find_references(manuscript, context):
            article = reference.target.article if reference.target else None
            problem = (
                _problem(article, manuscript.article, context) if article and article is not manuscript.article else ""
            )
            if article and problem:
                yield Finding(manuscript.path, reference.span, f"{article.path} {problem}")


def _problem(article: Article, source: Article, context: Context) -> str:
    fields = article.fields
    if fields.state in (State.DRAFT, State.REVIEW):
        return f"is in state {fields.state}"
    start = max(context.today, source.fields.publish_on or context.today)
    if fields.publish_on and fields.publish_on > start:
        return f"publishes on {fields.publish_on.isoformat()} only"
    own_end = source.fields.expires_on
    if fields.expires_on and fields.expires_on <= context.today and not (own_end and own_end <= context.today):
        return f"expired on {fields.expires_on.isoformat()}"
    return ""
