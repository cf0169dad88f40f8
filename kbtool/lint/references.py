"""The links and images of an article that lead to something inside the base."""

import posixpath
from collections.abc import Iterable, Iterator

from kbtool.content.article import Article
from kbtool.content.audience_blocks import cut_lines
from kbtool.content.schema import State
from kbtool.diagnostics import Span
from kbtool.lint.context import Context
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.reference import Reference
from kbtool.lint.targets import Targets, is_local


def find_references(manuscript: Manuscript, context: Context) -> tuple[Reference, ...]:
    """In reading order, images and media last. The text of an archived article is shown to nobody, so it has none."""
    addresses = manuscript.once(_addresses)
    if not addresses or manuscript.article.fields.state is State.ARCHIVED:
        return ()
    known = context.references
    if manuscript.path not in known:
        known[manuscript.path] = tuple(_references(addresses, manuscript.article, context.targets))
    return known[manuscript.path]


def _addresses(manuscript: Manuscript) -> tuple[tuple[str, Span, bool], ...]:
    """Address, place, whether it is an image's."""
    document = manuscript.document
    addresses = dict.fromkeys((link.url, link.url_span, False) for link in document.links)
    addresses |= dict.fromkeys((image.url, image.url_span, True) for image in document.images)
    addresses |= dict.fromkeys((medium.url, medium.url_span, medium.is_image) for medium in document.media)
    return tuple(addresses)


def _references(addresses: Iterable[tuple[str, Span, bool]], article: Article, targets: Targets) -> Iterator[Reference]:
    for url, span, is_image in addresses:
        target = targets.find(url, article)
        if target or is_local(url):
            yield Reference(url, span, target, is_image)


def is_written(reference: Reference, manuscript: Manuscript) -> bool:
    """Whether the address stands in the file exactly as it is read, so that it can be replaced."""
    span = reference.span
    return manuscript.lines[span.line - 1][span.column - 1 : span.end_column - 1] == reference.url


def relative_path(source: Article, target: Article) -> str:
    """What a link in one article names to lead to the other, fit to stand in Markdown."""
    path = posixpath.relpath(target.path, posixpath.dirname(source.path))
    for character, escaped in (("%", "%25"), (" ", "%20"), ("(", "%28"), (")", "%29"), ("#", "%23"), ("?", "%3F")):
        path = path.replace(character, escaped)
    return path


def readers_of(manuscript: Manuscript, line: int, context: Context) -> str:
    """The widest audience that sees a line of the file: blocks for narrower ones are cut out of the others' text."""
    article, order = manuscript.article, context.configuration.settings.audiences
    audience = article.fields.audience or order[-1]
    if line < article.body_line:
        return audience
    for candidate in order[order.index(audience) :]:
        lines, _ = cut_lines(article.path, article.body, article.body_line, candidate, order)
        if line - article.body_line < len(lines) and lines[line - article.body_line] is not None:
            return candidate
    return order[-1]
