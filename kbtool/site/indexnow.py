"""The file that proves that a key for IndexNow is ours (indexnow.org)."""

from collections.abc import Mapping

from kbtool.site.findable import is_findable
from kbtool.site.view import View


def key_name(key: str) -> str:
    """The file's name, at the root."""
    return f"{key}.txt"


def key_file(views: Mapping[str, View], locale: str) -> dict[str, bytes]:
    """The file, the same from every language; nothing without a key, or for a site that nobody shall find."""
    view = views[locale]
    key = view.configuration.settings.indexnow
    return {key_name(key): key.encode()} if key and is_findable(view) else {}
