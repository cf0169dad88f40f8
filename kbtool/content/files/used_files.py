"""Which files of the base an article uses: they travel with it into its editions, and no others do."""

import posixpath
from collections.abc import Collection, Iterable
from functools import lru_cache

from kbtool.config import Configuration
from kbtool.content.article import Article
from kbtool.content.markdown.links import find_urls, local_path


def find_used_files(
    article: Article, configuration: Configuration, known: Collection[str], addresses: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Paths below docs_dir of the existing files that the article links, embeds or offers for download, sorted.

    `addresses` are the paths that its body names, where they were found before.
    """
    if not known:
        return ()
    named = find_addresses(article.body) if addresses is None else addresses
    if not named and not article.fields.attachments:
        return ()
    found = {
        path for name in named for path in candidate_paths(article, configuration.docs_name, name) if path in known
    }
    offered = (find_attachment(article, item.file, configuration, known) for item in article.fields.attachments)
    return tuple(sorted(found.union(filter(None, offered))))


def find_attachment(article: Article, file: str, configuration: Configuration, known: Collection[str]) -> str | None:
    """The path below docs_dir of a file that `attachments` names: beside the article, else beside its source."""
    language, _, rest = article.path.removeprefix(f"{configuration.docs_name}/").partition("/")
    for folder in (language, configuration.default_language.locale):
        path = posixpath.normpath(posixpath.join(folder, posixpath.dirname(rest), file))
        if path in known:
            return path
    return None


def find_addresses(body: str) -> tuple[str, ...]:
    """The paths that a body names, each once: of articles and of other files."""
    return tuple(dict.fromkeys(filter(None, map(local_path, find_urls(body)))))


def candidate_paths(article: Article, docs_name: str, path: str) -> tuple[str, ...]:
    """What a path in the article's text may mean, as paths below docs_dir, the first choice first."""
    return _candidates(article.path.removeprefix(f"{docs_name}/").rpartition("/")[0], path)


@lru_cache(maxsize=1 << 12)
def _candidates(folder: str, path: str) -> tuple[str, ...]:
    """Of an article in a folder; its neighbours show the same pictures."""
    if path.startswith("/"):
        return posixpath.normpath(path[1:]), posixpath.normpath(f"{folder.partition('/')[0]}{path}")
    return (posixpath.normpath(posixpath.join(folder, path)),)
