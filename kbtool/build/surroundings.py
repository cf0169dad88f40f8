"""What pages are made with besides the base: code, theme, configuration, libraries.

Whoever keeps what a page came to must ask whether any of it has changed.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kbtool.build.installed import (
    configuration_files,
    distributions,
    extension_places,
    package_folder,
    variable_names,
)
from kbtool.config import Configuration
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.store.digests import code_digest, digest_of

CODE = ("build", "config", "content", "errors.py", "history", "site")
"""What of kbtool makes pages; the rest checks and publishes them."""


def surroundings(configuration: Configuration, engine: str) -> bytes:
    """The digest of all that is the same for every page of every edition. Raises OSError, ConfigError."""
    data = read_mkdocs_yml(configuration.path)
    texts = configuration_files(configuration.path).values()
    custom = custom_folder(data, configuration.root)
    return digest_of(
        code_digest(*CODE),
        _folder_digest(package_folder("mkdocs_kbtool")),
        _folder_digest(package_folder("mkdocs_kbtool.theme")),
        _folder_digest(custom) if custom else b"",
        *map(_place_digest, extension_places(extension_names(data))),
        engine,
        sys.version,
        "\n".join(distributions()),
        repr(data),
        repr(configuration.settings),
        *texts,
        repr(sorted((name, os.environ[name]) for name in variable_names(texts) & os.environ.keys())),
    )


def custom_folder(data: Mapping[str, Any], root: Path) -> Path | None:
    """The folder of the base's own templates, as its mkdocs.yml names it."""
    theme = data.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return root / str(custom) if custom else None


def extension_names(data: Mapping[str, Any]) -> list[str]:
    """The Markdown extensions that a mkdocs.yml lists."""
    listed = data.get("markdown_extensions")
    items = listed if isinstance(listed, (list, dict)) else ()
    return [str(next(iter(item), "") if isinstance(item, dict) else item) for item in items]


def _place_digest(place: Path) -> bytes:
    return digest_of(place.read_bytes()) if place.is_file() else _folder_digest(place)


def _folder_digest(folder: Path) -> bytes:
    parts: list[bytes | str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            parts += [os.path.relpath(f"{place}/{name}", folder), Path(place, name).read_bytes()]
    return digest_of(*parts)
