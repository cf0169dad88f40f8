"""The films that an article shows out of the base's own files."""

from kbtool.content.article import Article
from kbtool.content.media.file_types import ending
from kbtool.site.audience_addresses import asset_url
from kbtool.site.view import View

ENDINGS = frozenset({"mp4", "m4v", "mov", "webm", "ogv"})


def is_film(path: str) -> bool:
    """Whether a file is one by its name."""
    return ending(path) in ENDINGS


def video_days(view: View, article: Article) -> tuple[tuple[str, str], ...]:
    """Address of each film, relative to the root of the site → the day readers first had it: that of the file or of the
    article, whichever came later. Films of which one is not known are left out."""
    published = view.published(article)
    created = {
        path: view.history.created(f"{view.configuration.docs_name}/{path}") for path in article.files if is_film(path)
    }
    return tuple(
        (asset_url(path, view.configuration), max(day, published).isoformat())
        for path, day in created.items()
        if day and published
    )
