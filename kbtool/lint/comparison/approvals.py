"""Whose approval a change needs: of those who answer for the articles, and of those who are named as reviewers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.comparison.pairs import Pair


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody who has to agree."""

    key: str
    """As in owners.yml."""
    name: str
    """The display name; the key where owners.yml has none."""
    handle: str
    """On the Git host; empty where owners.yml has none."""
    paths: tuple[str, ...]
    """The articles, relative to the folder of mkdocs.yml."""


def find_approvals(before: KnowledgeBase, after: KnowledgeBase, pairs: Iterable[Pair]) -> list[Approval]:
    """Owners and reviewers of every changed article, those before the change too; by key.

    An article cannot be taken from its owner without the owner.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if not pair.is_same:
            for article in filter(None, (pair.before, pair.after)):
                for key in filter(None, (article.fields.owner, *article.fields.reviewers)):
                    articles[key].add((pair.after or article).path)
    language = after.configuration.default_language.locale
    owners = {**before.data.owners, **after.data.owners}
    found = []
    for key, paths in sorted(articles.items()):
        owner = owners.get(key)
        name, handle = (owner.name_in(language), owner.handle or "") if owner else (key, "")
        found.append(Approval(key, name, handle, tuple(sorted(paths))))
    return found
