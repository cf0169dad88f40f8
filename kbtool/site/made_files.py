"""The files of a site that are neither pages nor written by hand: one list of all their builders."""

from collections.abc import Callable, Iterator, Mapping

from kbtool.site.feeds.feeds import feeds
from kbtool.site.indexnow import key_file
from kbtool.site.llms import llms_files
from kbtool.site.robots import robots
from kbtool.site.search_words import search_words
from kbtool.site.sitemaps.sitemaps import sitemaps
from kbtool.site.view import View

Builder = Callable[[Mapping[str, View], str], Mapping[str, bytes]]
"""From the views of an audience's languages and the locale of one to path below the audience's root → content. A file
that belongs to all languages comes with the same content from each."""

BUILDERS: tuple[Builder, ...] = (feeds, key_file, llms_files, robots, search_words, sitemaps)


def made_files(views: Mapping[str, View], locale: str) -> dict[str, bytes]:
    """Path below the audience's root, decoded → content, for the edition of one language.

    Where the base has a folder of pages of that name (`robots.txt.md` is the page `robots.txt/`), the pages win.
    """
    folders = {
        folder for view in views.values() for key in view.page_keys if "." in key for folder in _folders(view, key)
    }
    made = (item for build in BUILDERS for item in build(views, locale).items())
    return {path: content for path, content in made if path not in folders}


def _folders(view: View, key: str) -> Iterator[str]:
    """The folder of a page, and those around it."""
    path = f"{view.language.prefix}{key}"
    while path:
        yield path
        path = path.rpartition("/")[0]
