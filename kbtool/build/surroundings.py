"""What pages are made with besides the base: code, theme, configuration, libraries.

Whoever keeps what a page came to must ask whether any of it has changed.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from kbtool.config import Configuration
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.store.digests import code_digest, digest_of

CODE = ("build", "config", "content", "errors.py", "history", "site")
"""What of kbtool makes pages; the rest checks and publishes them."""
INHERITS = re.compile(r"^INHERIT:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def surroundings(configuration: Configuration, engine: str) -> bytes:
    """The digest of all that is the same for every page of every edition. Raises OSError, ConfigError."""
    data = read_mkdocs_yml(configuration.path)
    texts = list(_configuration_texts(configuration.path))
    theme = data.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return digest_of(
        code_digest(*CODE),
        _folder_digest(_package_folder("mkdocs_kbtool")),
        _folder_digest(_package_folder("mkdocs_kbtool.theme")),
        _folder_digest(configuration.root / str(custom)) if custom else b"",
        *_extension_digests(data.get("markdown_extensions") or ()),
        engine,
        sys.version,
        "\n".join(sorted(_distributions())),
        repr(data),
        configuration.settings.model_dump_json(),
        *texts,
        repr(sorted(_variables(texts))),
    )


def _configuration_texts(path: Path) -> Iterator[str]:
    """The text of mkdocs.yml and of those it inherits from; reading has told of those that are not there."""
    seen: set[Path] = set()
    while path.is_file() and path not in seen:
        seen.add(path)
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        yield text
        parent = INHERITS.search(text)
        path = path.parent / parent[1].strip() if parent else path


def _variables(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Variables of the environment that the configuration may name (`!ENV`)."""
    names = {name for text in texts if "!ENV" in text for name in NAME.findall(text)}
    return ((name, os.environ[name]) for name in names & os.environ.keys())


def _distributions() -> Iterator[str]:
    """Name and version of everything that is installed: their metadata's folders are named so."""
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - it may be empty
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208


def _extension_digests(extensions: object) -> Iterator[bytes]:
    """Markdown extensions that lie beside the base and not among what is installed."""
    names = extensions if isinstance(extensions, (list, dict)) else ()
    for item in names:
        name = next(iter(item), "") if isinstance(item, dict) else item
        place = Path(*str(name).partition(":")[0].split("."))
        for folder in {Path(folder or ".") for folder in sys.path}:
            if "site-packages" in folder.parts:
                continue
            module = folder / place.with_suffix(".py")
            if module.is_file():
                yield digest_of(module.read_bytes())
            elif (folder / place.parts[0]).is_dir():
                yield _folder_digest(folder / place.parts[0])


def _package_folder(name: str) -> Path:
    """The folder of a package above this one, which is not imported for that."""
    spec = find_spec(name)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ["."])))


def _folder_digest(folder: Path) -> bytes:
    parts: list[bytes | str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            parts += [os.path.relpath(f"{place}/{name}", folder), Path(place, name).read_bytes()]
    return digest_of(*parts)
