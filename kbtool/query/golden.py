"""Golden queries: what people type, and the article that they must find within some rank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.query.built_edition import BuiltEdition
from kbtool.site.addresses import page_url

LOOKED_AT = 10
"""Results that are asked for, at least."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one query."""

    edition: Edition
    query: str
    article: str
    """As the file names it."""
    within: int
    """The rank it must reach."""
    rank: int
    """The rank it has; 0 where it is not among those looked at."""
    found: tuple[str, ...]
    """Titles of the first results."""
    is_known: bool
    """Whether the edition has that article."""

    @property
    def passed(self) -> bool:
        """Whether the article came early enough."""
        return 0 < self.rank <= self.within


def run_queries(kb: KnowledgeBase, site: Path, today: date) -> Iterator[Outcome]:
    """The outcomes of all queries of `_data/queries.<language>.yml`, asked of the widest audience's editions.

    Raises KbError where an edition is not built.
    """
    configuration = kb.configuration
    for language in configuration.languages:
        queries = kb.data.queries.get(language.locale, ())
        if not queries:
            continue
        edition = Edition(configuration.settings.widest, language.locale)
        urls = _urls(kb, edition, today)
        built = BuiltEdition(site, edition, configuration)
        for item in queries:
            hits = built.search(item.query, max(item.within, LOOKED_AT))["hits"]
            wanted = urls.get(item.article)
            yield Outcome(
                edition=edition,
                query=item.query,
                article=item.article,
                within=item.within,
                rank=next((rank for rank, hit in enumerate(hits, 1) if hit["url"] == wanted), 0),
                found=tuple(hit["title"] for hit in hits[: item.within]),
                is_known=wanted is not None,
            )


def _urls(kb: KnowledgeBase, edition: Edition, today: date) -> Mapping[str, str]:
    """Id, key and file of each article → its address."""
    prefix = kb.configuration.language(edition.language).prefix
    articles = kb.select(edition, today).articles
    return {name: page_url(prefix, item.key) for item in articles for name in (item.path, item.key, item.id)}
