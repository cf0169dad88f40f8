"""Which article of a former state is which of today's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.text_digest import text_digest
from kbtool.lint.pages import Pages


@dataclass(frozen=True, slots=True)
class Pair:
    """One article then and now; one of the two may be missing."""

    before: Article | None
    after: Article | None

    @property
    def is_same(self) -> bool:
        """Whether nothing about it has changed, inherited values included."""
        before, after = self.before, self.after
        return bool(
            before
            and after
            and (before.path, before.fields, before.body) == (after.path, after.fields, after.body)
            and before.files == after.files
        )


def find_pairs(before: KnowledgeBase, after: KnowledgeBase) -> tuple[Pair, ...]:
    """Every article of both states once, by path.

    A file at another path is the same article where its id, its `redirect_from` or its whole text says so.
    """
    old, new = before.by_path, after.by_path
    pairs = [Pair(old[path], new[path]) for path in old.keys() & new.keys()]
    gone = [article for path, article in old.items() if path not in new]
    for article in sorted((new[path] for path in new.keys() - old.keys()), key=lambda item: item.path):
        former = next(_former(article, gone, after), None)
        if former:
            gone.remove(former)
        pairs.append(Pair(former, article))
    pairs += [Pair(article, None) for article in gone]
    return tuple(sorted(pairs, key=_path))


def with_shared_texts(pairs: Iterable[Pair], before: KnowledgeBase, after: KnowledgeBase) -> tuple[Pair, ...]:
    """The pairs, and one of every text that articles may include and that is there now, by path."""
    old = {text.path: text for text in before.includes}
    shared = (Pair(old.get(text.path), text) for text in after.includes)
    return tuple(sorted((*pairs, *shared), key=_path))


def _former(article: Article, gone: Iterable[Article], after: KnowledgeBase) -> Iterator[Article]:
    """The articles it can have been, the surest first."""
    same_language = [item for item in gone if item.language == article.language]
    yield from (item for item in same_language if article.fields.id and item.fields.id == article.fields.id)
    redirects = Pages(after).redirects
    places = [redirects.place(text, article.language) for text in article.fields.redirect_from]
    keys = {place.key for place in places if place}
    yield from (item for item in same_language if item.key in keys)
    if article.body.strip():
        digest = text_digest(article.body)
        yield from (item for item in same_language if text_digest(item.body) == digest)


def _path(pair: Pair) -> str:
    article = pair.after or pair.before
    return article.path if article else ""
