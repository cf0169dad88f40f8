"""Related articles: those the writer names, then those that share the rarest tags."""

from heapq import nlargest

from kbtool.content.article import Article
from kbtool.site.view import View

MOST = 5
COMMON = 200
"""A tag on more articles than this says little; it is passed over, which keeps the work linear."""


def related_articles(view: View, article: Article) -> tuple[Article, ...]:
    """At most five other articles of the edition, the nearest first."""
    named = [view.by_name[name] for name in article.fields.related if name in view.by_name]
    found = {item.key: item for item in named if item.key != article.key}
    for key in _by_tags(view, article, MOST + len(found)):
        found.setdefault(key, view.articles[key])
    return tuple(found.values())[:MOST]


def _by_tags(view: View, article: Article, most: int) -> list[str]:
    """The keys of at least so many others; among equals those of the article's own section go first."""
    scores: dict[str, int] = {}
    for tag in article.fields.tags:
        others = view.tagged.get(tag, [])
        if 0 < len(others) <= COMMON:
            weight = 1000 // len(others)
            for other in others:
                scores[other.key] = scores.get(other.key, 0) + weight
            for key in view.tagged_near[tag, article.folder]:
                scores[key] += 1
    scores.pop(article.key, None)
    least = min(nlargest(most, scores.values()), default=0)
    return sorted((key for key, score in scores.items() if score >= least), key=lambda key: (-scores[key], key))
