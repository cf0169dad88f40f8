"""Which images of the base an article shows."""

from collections.abc import Iterable
from functools import lru_cache

from kbtool.content.article import Article
from kbtool.content.files.used_files import candidate_paths
from kbtool.content.markdown.images import find_images
from kbtool.content.markdown.links import local_path
from kbtool.content.media.file_types import PICTURES, ending


def find_image_paths(body: str) -> tuple[str, ...]:
    """The paths of the images in a text as it names them, in its order."""
    return tuple(filter(None, map(local_path, find_images(body))))


def find_shown_images(article: Article, docs_name: str, paths: Iterable[str] | None = None) -> tuple[str, ...]:
    """Paths below docs_dir of the images in the article's text, in its order, out of the files that it uses.

    An image that is only linked or offered for download is none of them. `paths` are those of `find_image_paths`, where
    they were found before.
    """
    pictures = [path for path in article.files if _is_shown(path)]
    if not pictures:
        return ()
    named = find_image_paths(article.body) if paths is None else paths
    found: dict[str, None] = {}
    for path in named:
        for name in candidate_paths(article, docs_name, path):
            if name in pictures:
                found[name] = None
                break
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _is_shown(path: str) -> bool:
    kind = ending(path)
    return kind in PICTURES or kind == "svg"
