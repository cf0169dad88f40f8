"""Related articles: those the writer names, then those that share the rarest tags."""

from collections import Counter

from kbtool.content.article import Article
from kbtool.site.view import View

MOST = 5
COMMON = 200
"""A tag on more articles than this says little; it is passed over, which keeps the work linear."""


def related_articles(view: View, article: Article) -> tuple[Article, ...]:
    """At most five other articles of the edition, the nearest first."""
    named = [view.by_name[name] for name in article.fields.related if name in view.by_name]
    found = {item.key: item for item in named if item.key != article.key}
    for key in _by_tags(view, article):
        if len(found) >= MOST:
            break
        found.setdefault(key, view.articles[key])
    return tuple(found.values())[:MOST]


def _by_tags(view: View, article: Article) -> list[str]:
    scores: Counter[str] = Counter()
    for tag in article.fields.tags:
        others = view.tagged.get(tag, [])
        if len(others) <= COMMON:
            for other in others:
                scores[other.key] += 1000 // len(others) + (other.folder == article.folder)
    del scores[article.key]
    return sorted(scores, key=lambda key: (-scores[key], key))
