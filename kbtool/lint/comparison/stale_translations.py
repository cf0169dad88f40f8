"""Translations whose source a change has moved on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.text_digest import text_digest
from kbtool.lint.comparison.pairs import Pair


@dataclass(frozen=True, slots=True)
class StaleTranslation:
    """A translation that does not say any more what its source says."""

    path: str
    """The translation, relative to the folder of mkdocs.yml."""
    language: str
    source: str
    """The path of the source."""


def find_stale_translations(
    after: KnowledgeBase, pairs: Iterable[Pair], changed: Collection[str]
) -> list[StaleTranslation]:
    """Translations of sources whose text is another than before, by path.

    Not those that record the digest of the new text; and not those that record none, where the change touches them too.
    """
    default = after.configuration.default_language.locale
    sources = {
        pair.after.key: pair.after
        for pair in pairs
        if pair.before
        and pair.after
        and pair.after.language == default
        and pair.before.body != pair.after.body
        and text_digest(pair.before.body) != text_digest(pair.after.body)
    }
    found = []
    for article in after.articles:
        source = sources.get(article.key)
        if source is None or article.language == default:
            continue
        recorded = article.fields.source.digest if article.fields.source else None
        is_current = recorded == text_digest(source.body) if recorded else article.path in changed
        if not is_current:
            found.append(StaleTranslation(article.path, article.language, source.path))
    return sorted(found, key=lambda item: item.path)
