"""KB303 link-to-archived."""

from collections.abc import Iterator

from kbtool.content.article import Article
from kbtool.content.schema import State
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references, relative_path
from kbtool.lint.rule import Options, Rule, RuleText


class LinkToArchived(Rule[Options]):
    """A link leads to an article that is still kept up, not to one that was archived.

    An archived article shows no text, only a notice and its successor: the reader takes two steps where one would do,
    or finds that there is no answer any more.
    """

    id = "KB303"
    hint = "link to the article that took its place, or take the link out"
    texts = {
        "zh": RuleText(
            title="链接指向仍在维护的文章，而不是已归档的文章。",
            why="归档的文章不再显示正文，只有一条说明和替代它的文章：读者本来一步能到，现在要走两步，或者发现答案已经不在了。",
            hint="改为链接替代它的文章，或去掉链接",
        ),
        "fa": RuleText(
            title="پیوند به مقاله‌ای می‌رسد که هنوز نگهداری می‌شود، نه به مقالهٔ بایگانی‌شده.",
            why="مقالهٔ بایگانی‌شده متنی نشان نمی‌دهد، تنها یک یادداشت و جانشینش را: خواننده دو گام برمی‌دارد به جای یکی، "
            "یا می‌بیند که دیگر پاسخی نیست.",
            hint="به مقاله‌ای پیوند دهید که جای آن را گرفته، یا پیوند را بردارید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "[B](b.md)\n",
                "en/b.md": "B\n",
                "en/old.md": "---\nstate: archived\nreplaced_by: b\n---\nOld\n",
            }
        ),
        Case(
            {"en/a.md": "---\nstate: archived\n---\n[B](b.md)\n", "en/b.md": "---\nstate: archived\n---\nB\n"},
            note="nobody sees the text of an archived article",
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "[Old](old.md)\n",
                "en/b.md": "B\n",
                "en/old.md": "---\nstate: archived\nreplaced_by: b\n---\nOld\n",
            },
            at=("en/a.md:1:7",),
        ),
        Case({"en/a.md": "[Old](old.md)\n", "en/old.md": "---\nstate: archived\n---\nOld\n"}, at=("en/a.md:1:7",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the state of each article that is linked to."""
        for reference in find_references(manuscript, context):
            article = reference.target.article if reference.target else None
            if article is None or article is manuscript.article or article.fields.state is not State.ARCHIVED:
                continue
            successor = _successor(article, context)
            hint = f"link to {relative_path(manuscript.article, successor)}, which took its place" if successor else ""
            yield Finding(manuscript.path, reference.span, f"{article.path} is archived", hint)


def _successor(article: Article, context: Context) -> Article | None:
    name = article.fields.replaced_by or ""
    found = context.by_key.get((article.language, name))
    return found.article if found else context.targets.ids.get((article.language, name))
