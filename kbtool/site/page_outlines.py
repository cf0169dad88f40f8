"""Which pages an edition has, and where they are."""

from collections.abc import Iterator

from kbtool.content.article import Article
from kbtool.site.model import PageKind
from kbtool.site.staged_pages import GENERATED, Outline
from kbtool.site.view import View


def page_outlines(view: View) -> Iterator[Outline]:
    """All pages, in their order."""
    for section in view.root.walk():
        kind = PageKind.SECTION if section.key else PageKind.HOME
        yield _outline(view, kind, section.key, view.url(section.key), section.index)
    yield from _articles(view)
    for article in view.selection.archived:
        yield _outline(view, PageKind.ARCHIVED, article.key, view.url(article.key), article)
    if view.tagged:
        yield _outline(view, PageKind.TAGS, "", view.url(view.tags_key))
    for tag in view.tagged:
        yield _outline(view, PageKind.TAG, tag, view.tag_url(tag))
    yield _outline(view, PageKind.SEARCH, "", view.url(view.free_key("search")))
    yield _outline(view, PageKind.NOT_FOUND, "", not_found_url(view))


def _articles(view: View) -> Iterator[Outline]:
    """What `_outline` gives for each article: there are many."""
    locale, docs, urls, kind = view.language.locale, f"{view.configuration.docs_name}/", view.urls, PageKind.ARTICLE
    for article in view.articles.values():
        key, path, has_files = article.key, article.path, bool(article.fields.attachments)
        yield Outline(f"{locale}/{key}.md", kind, key, urls[key], path, path.removeprefix(docs), has_files)


def not_found_url(view: View) -> str:
    """The address of the page that answers for missing ones."""
    return f"{view.language.prefix}404.html"


def _outline(view: View, kind: PageKind, name: str, url: str, written: Article | None = None) -> Outline:
    staged = f"{GENERATED}/{url.strip('/') or 'home'}.md"  # by no number: one page more would change all others
    if written and kind is not PageKind.ARCHIVED:
        staged = f"{name}/index.md".lstrip("/") if written.is_index else f"{name}.md"
    path = f"{view.language.locale}/{staged}"
    if not written:
        return Outline(path, kind, name, url, "", path)
    file = written.path.removeprefix(f"{view.configuration.docs_name}/")
    return Outline(path, kind, name, url, written.path, file, bool(written.fields.attachments))
