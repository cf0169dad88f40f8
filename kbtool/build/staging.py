"""Lays out a folder that holds the files an edition may see, and nothing else."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from kbtool.content.media.file_types import HEAD
from kbtool.content.media.publishable import has_cleaner, publishable
from kbtool.content.media.unfit_file import UnfitFileError
from kbtool.errors import KbError
from kbtool.site.edition_site import EditionSite
from kbtool.site.headers_file import HEADERS_FILE, headers_file
from kbtool.site.staged_pages import GENERATED

HEADERS, DIAGRAMS = "headers", "diagrams.js"
"""Names of what is staged besides the files of the base."""


def stage(site: EditionSite, docs_dir: Path, folder: Path) -> dict[str, str]:
    """Links the files that the pages use into `folder`; the pages themselves need no file.

    Returns staged path → path of the output file, both relative.
    """
    stage_files(site.files, docs_dir, folder)
    generated = folder / site.edition.language / GENERATED
    _write(generated / HEADERS, headers_file(site.headers).encode())
    if site.diagram_script:
        _link(site.diagram_script.resolve(), generated / DIAGRAMS)
    return staged_outputs(site)


def stage_files(paths: Iterable[str], docs_dir: Path, folder: Path) -> None:
    """Links some of them only; they are given below docs_dir."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        _place((docs_dir / path).resolve(), folder / path)


def staged_outputs(site: EditionSite) -> dict[str, str]:
    """What `stage` returns, without anything in the folder."""
    generated = f"{site.edition.language}/{GENERATED}"
    outputs = {path: unquote(url) for path, url in site.files.items()}
    outputs[f"{generated}/{HEADERS}"] = HEADERS_FILE
    if site.diagram_script:
        outputs[f"{generated}/{DIAGRAMS}"] = site.site.diagrams_url
    return outputs


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _place(source: Path, path: Path) -> None:
    """Puts a file that readers get where the engine finds it: pictures without what nobody sees of them.

    Raises KbError for one that must not be published; reading has told of those that articles use.
    """
    try:
        with source.open("rb") as file:
            data = file.read(None if has_cleaner(path.name) else HEAD)
        shown = publishable(path.name, data) if data else data
    except UnfitFileError as error:
        raise KbError(f"{source}: {error}") from error
    if shown == data:
        _link(source, path)
    else:
        _write(path, shown)


def _link(source: Path, path: Path) -> None:
    """No hard link: it would change the time of the inode, by which the next build sees that the source is the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(source)
    except OSError:  # a file system without links
        shutil.copyfile(source, path)
