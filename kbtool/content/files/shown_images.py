"""Which images of the base an article shows."""

from kbtool.content.article import Article
from kbtool.content.files.used_files import candidate_paths
from kbtool.content.markdown.images import find_images
from kbtool.content.markdown.links import local_path
from kbtool.content.media.file_types import PICTURES, ending


def find_shown_images(article: Article, docs_name: str) -> tuple[str, ...]:
    """Paths below docs_dir of the images in the article's text, in its order, out of the files that it uses.

    An image that is only linked or offered for download is none of them.
    """
    pictures = {path for path in article.files if ending(path) in PICTURES or ending(path) == "svg"}
    if not pictures:
        return ()
    paths = filter(None, map(local_path, find_images(article.body)))
    found = (
        next((name for name in candidate_paths(article, docs_name, path) if name in pictures), "") for path in paths
    )
    return tuple(dict.fromkeys(filter(None, found)))
