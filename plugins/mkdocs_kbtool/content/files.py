"""The engine's list of files: what is staged, at its planned address, and the theme's assets under their digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from posixpath import splitext

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from rjsmin import jsmin

import mkdocs_kbtool.theme
from kbtool.config.mkdocs_yml import I18N, PLUGINS
from kbtool.site.brand import PROPERTIES, brand_style
from kbtool.site.search.scripts import engine_script, interface_script

THEME_DIR = next(iter(mkdocs_kbtool.theme.__path__))
PARTS = "assets/search/"
"""Folder of the parts that the search's scripts are joined from."""


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """What the engine renders, and what it copies."""

    pages: tuple[File, ...]
    others: tuple[File, ...]
    assets: Mapping[str, str]
    """Name of an asset below `assets/` → its address."""


def edition_files(files: Files, config: MkDocsConfig, outputs: Mapping[str, str], server: str) -> EditionFiles:
    """The planned pages, the staged files, and the assets of our theme and of the base's custom folder.

    `outputs` is staged path → path of the output file. `server` is the kind of server that readers search with, if any.
    """
    chosen = [_file(path, config.docs_dir, config, output) for path, output in outputs.items()]
    assets: dict[str, str] = {}
    for found in theme_files(files, config):
        if found.src_uri not in outputs and not found.src_uri.startswith(PARTS):
            asset = _shortened(found, config) or _file(found.src_uri, found.src_dir, config, _fingerprinted(found))
            assets[found.src_uri.removeprefix("assets/")] = asset.url
            chosen.append(asset)
    for name, content in _made(config, server).items():
        if content:
            stem, extension = splitext(name)
            asset = File.generated(config, f"assets/{stem}.{_digest(content.encode())}{extension}", content=content)
            assets[name] = asset.url
            chosen.append(asset)
    pages = tuple(file for file in chosen if file.is_documentation_page())
    return EditionFiles(pages, tuple(file for file in chosen if not file.is_documentation_page()), assets)


def theme_files(files: Files, config: MkDocsConfig) -> Files:
    """Those of our theme and of the base's custom folder."""
    return Files([file for file in files if file.src_dir in {THEME_DIR, config.theme.custom_dir}])


def only_ours(config: MkDocsConfig) -> bool:
    """Whether nobody else's plugin takes part."""
    return {I18N, *PLUGINS}.issuperset(config.plugins)


def _shortened(file: File, config: MkDocsConfig) -> File | None:
    """A script of our own without comments and spaces; None for other files."""
    if file.src_dir != THEME_DIR or not file.src_uri.endswith(".js"):
        return None
    content = jsmin(file.content_string)
    stem, extension = splitext(file.src_uri)
    return File.generated(config, f"{stem}.{_digest(content.encode())}{extension}", content=content)


def _made(config: MkDocsConfig, server: str) -> dict[str, str]:
    """Name of an asset that is put together here → its content, empty for none."""
    return {
        "brand.css": brand_style({option: config.theme.get(option) for option in PROPERTIES}),
        **_search_scripts(server),
    }


@cache
def _search_scripts(server: str) -> dict[str, str]:
    """Each is joined from twenty parts, which do not change while a process runs."""
    return {"search.js": interface_script(server), "search-engine.js": engine_script()}


def _file(path: str, folder: str | None, config: MkDocsConfig, output: str) -> File:
    return File(
        path, folder, config.site_dir, use_directory_urls=True, dest_uri=output, inclusion=InclusionLevel.INCLUDED
    )


def _fingerprinted(file: File) -> str:
    stem, extension = splitext(file.src_uri)
    return f"{stem}.{_digest(file.content_bytes)}{extension}"


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
