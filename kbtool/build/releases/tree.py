"""From the outputs of editions to the tree of an audience, and the list of what is in it."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from kbtool.build.releases.file_digest import digest
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.content.edition import Edition
from kbtool.errors import KbError

Files = dict[str, ReleasedFile]
"""Path below an audience's folder → the file."""


class EditionOutput(Struct, frozen=True):
    """What was rendered for an edition."""

    edition: Edition
    folder: Path
    content: frozenset[str]
    """Paths below `folder` that come from articles, pages and search; every other file is the theme's."""
    expected: tuple[str, ...]
    """Locales in which the audience has an article."""
    taken: Sequence[ReleasedFile] = ()
    """Files of the live release that are files of this edition."""


class Joined(Struct):
    """What was built for one audience; grows with each edition."""

    files: Files = field(default_factory=dict)
    languages: set[str] = field(default_factory=set)
    expected: set[str] = field(default_factory=set)
    """Locales in which the audience has an article."""


def join(outputs: Iterable[EditionOutput], tree: Path) -> dict[str, Joined]:
    """Moves the files of each output into `tree`/<audience>; returns audience → what was built for it.

    Files that editions share must be equal. Raises KbError where two editions differ on a file.
    """
    joined: dict[str, Joined] = {}
    for output in outputs:
        built = joined.setdefault(output.edition.audience, Joined())
        built.languages.add(output.edition.language)
        built.expected.update(output.expected)
        _move(output, built.files, tree / output.edition.audience)
    return joined


def _move(output: EditionOutput, files: Files, tree: Path) -> None:
    for file in output.taken:
        if files.setdefault(file.path, file) is not file:
            add(files, file, str(output.edition))
    start = len(str(output.folder)) + 1
    for place, _, names in os.walk(output.folder):
        below = place[start:].replace(os.sep, "/")
        if names:
            (tree / below).mkdir(parents=True, exist_ok=True)
        for name in names:
            path, source = f"{below}/{name}" if below else name, f"{place}{os.sep}{name}"
            size, theme = os.stat(source).st_size, path not in output.content  # noqa: PTH116 - 10,000 files
            file = ReleasedFile(path, digest(source), size, (output.edition.language,), theme)
            add(files, file, str(output.edition))
            os.replace(source, f"{tree}{os.sep}{path}")  # noqa: PTH105


def add(files: Files, file: ReleasedFile, source: str) -> None:
    """Enters a file, which another edition may share. Raises KbError where the two are not the same."""
    known = files.setdefault(file.path, file)
    if known is file:
        return
    if known.sha256 != file.sha256:
        raise KbError(f"{source}: {file.path} differs from the file of the same name in another language")
    languages = tuple(sorted({*known.languages, *file.languages}))
    files[file.path] = replace(known, languages=languages, theme=known.theme and file.theme)
