"""What happened to each article, and where readers find it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from kbtool.content.article import Article
from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.selection import select
from kbtool.lint.comparison.pairs import Pair
from kbtool.lint.pages import Page, Pages

NEW, CHANGED, MOVED, REMOVED, BROKEN = "new", "changed", "moved", "removed", "broken"
NOTED = ("state", "audience", "owner", "publish_on", "expires_on", "noindex", "replaced_by")
"""Fields whose change a reviewer wants to see in words."""


@dataclass(frozen=True)
class ArticleChange:
    """One article that is not as it was."""

    kind: str
    path: str
    """Relative to the folder of mkdocs.yml; of a removed one, where it was."""
    title: str
    addresses: Mapping[str, str]
    """Audience → address of the page; of a removed one none."""
    notes: tuple[str, ...]
    """`audience: internal → public`, `from docs/en/old.md`."""


def find_article_changes(
    before: KnowledgeBase, after: KnowledgeBase, pairs: Iterable[Pair], changed: Collection[str], today: date
) -> list[ArticleChange]:
    """Articles that changed by themselves, by what they inherit, by a file they use or a text they include; by path.

    `changed` are the files that differ, relative to the folder of mkdocs.yml.
    """
    docs = after.configuration.docs_name
    broken = {item.path: item.reason for item in after.withheld if item.is_error and item.path in changed}
    found = [ArticleChange(BROKEN, path, "", {}, (reason,)) for path, reason in broken.items()]
    for pair in pairs:
        files = [path for path in pair.after.files if f"{docs}/{path}" in changed] if pair.after else []
        files += [
            path.removeprefix(f"{docs}/") for path in (pair.after.includes if pair.after else ()) if path in changed
        ]
        if (pair.is_same and not files) or (pair.after is None and pair.before and pair.before.path in broken):
            continue
        article = pair.after or pair.before
        if article:
            notes = (*_notes(pair), *(f"with {docs}/{path}" for path in files))
            addresses = find_addresses(after, pair.after, today) if pair.after else {}
            found.append(ArticleChange(_kind(pair), article.path, article.fields.title, addresses, notes))
    return sorted(found, key=lambda change: change.path)


def find_addresses(kb: KnowledgeBase, article: Article, today: date) -> dict[str, str]:
    """Audience → address, for every audience whose site holds the article on the day."""
    settings = kb.configuration.settings
    path = quote(Pages(kb).address(Page(article.language, article.key)))
    return {
        audience: f"{kb.configuration.address(audience) or '/'}{path}"
        for audience in settings.audiences
        if not select(Edition(audience, article.language), [article], (), settings, today).excluded
    }


def _kind(pair: Pair) -> str:
    if pair.before is None or pair.after is None:
        return NEW if pair.before is None else REMOVED
    return CHANGED if pair.before.path == pair.after.path else MOVED


def _notes(pair: Pair) -> Iterator[str]:
    if not (pair.before and pair.after):
        return
    if pair.before.path != pair.after.path:
        yield f"from {pair.before.path}"
    for name in NOTED:
        then, now = getattr(pair.before.fields, name), getattr(pair.after.fields, name)
        if then != now:
            yield f"{name}: {_shown(then)} → {_shown(now)}"


def _shown(value: object) -> str:
    return "none" if value is None else str(value)
