"""`:smile:` and `:material-rocket:` in articles: emoji as characters, icons as inline SVG, nothing fetched.

The extension's own tables are copied for each Markdown instance, which took two fifths of a build; these are shared.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from pymdownx import twemoji_db

ICON_SETS = {
    "material-": "material/",
    "octicons-": "octicons/",
    "simple-": "simple/",
    "fontawesome-brands-": "fontawesome/brands/",
    "fontawesome-regular-": "fontawesome/regular/",
    "fontawesome-solid-": "fontawesome/solid/",
}
"""Start of a short name → folder of the base theme's icons."""


class _Names(dict[str, dict[str, Any]]):
    """Short name → emoji, and icons as they are asked for: there are ten thousand, and an article uses few."""

    def get(self, name: str, default: Any = None) -> Any:
        """The entry of a short name with its colons."""
        found = super().get(name)
        if found is None and (path := icon_path(name.strip(":"))):
            return {"name": name, "path": path}
        return default if found is None else found


@lru_cache(maxsize=1)
def _index() -> Mapping[str, Any]:
    return {"name": "twemoji", "emoji": _Names(twemoji_db.emoji), "aliases": twemoji_db.aliases}


def emoji_index(options: Mapping[str, Any], md: Markdown) -> Mapping[str, Any]:
    """The names an article may use; the signature is the extension's."""
    return _index()


def emoji_element(
    index: str,
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str | None,
    category: str | None,
    options: Mapping[str, Any],
    md: Markdown,
) -> Element | str:
    """An emoji as a character, an icon as inline SVG; the signature is the extension's."""
    if uc:
        return alt
    element = Element("span", {"class": "twemoji", "aria-hidden": "true"})
    element.text = md.htmlStash.store(_svg(str(icon_path(shortname.strip(":")))))
    return element


@lru_cache(maxsize=1024)
def icon_path(name: str) -> str | None:
    """The file of an icon by its dashed name, `material-rocket`; None where the base theme has none."""
    for start, folder in ICON_SETS.items():
        if name.startswith(start):
            path = _icons_folder() / folder / f"{name.removeprefix(start)}.svg"
            return str(path) if path.is_file() else None
    return None


@lru_cache(maxsize=1024)
def _svg(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _icons_folder() -> Path:
    spec = find_spec("material")
    locations = spec.submodule_search_locations if spec else None
    return Path(next(iter(locations or ["material"]))) / "templates" / ".icons"
