"""Which files of the base an article uses: they travel with it into its editions, and no others do."""

import posixpath
from collections.abc import Collection, Iterator

from kbtool.content.article import Article
from kbtool.content.links import find_destinations, local_path


def find_used_files(article: Article, docs_name: str, known: Collection[str]) -> tuple[str, ...]:
    """Paths below docs_dir of the existing files that the article links, embeds or offers for download, sorted."""
    source = article.path.removeprefix(f"{docs_name}/")
    return tuple(sorted({path for path in _candidates(article, source) if path in known}))


def _candidates(article: Article, source: str) -> Iterator[str]:
    folder, language = posixpath.dirname(source), source.partition("/")[0]
    for attachment in article.fields.attachments:
        yield posixpath.normpath(posixpath.join(folder, attachment.file))
    for destination in find_destinations(article.body):
        path = local_path(destination.url)
        if not path:
            continue
        if path.startswith("/"):
            yield from (posixpath.normpath(path[1:]), posixpath.normpath(f"{language}{path}"))
        else:
            yield posixpath.normpath(posixpath.join(folder, path))
