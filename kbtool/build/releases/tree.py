"""From the outputs of editions to the tree of an audience, and the list of what is in it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kbtool.build.releases.manifest import ReleasedFile
from kbtool.content.edition import Edition
from kbtool.errors import KbError

Files = dict[str, ReleasedFile]
"""Path below an audience's folder → the file."""


@dataclass(frozen=True, slots=True)
class EditionOutput:
    """What was rendered for an edition."""

    edition: Edition
    folder: Path
    content: frozenset[str]
    """Paths below `folder` that come from articles, pages and search; every other file is the theme's."""
    expected: tuple[str, ...]
    """Locales in which the audience has an article."""


@dataclass(slots=True)
class Joined:
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
        for path in sorted(item for item in output.folder.rglob("*") if item.is_file()):
            name = path.relative_to(output.folder).as_posix()
            file = _file(path, name, output)
            add(built.files, file, str(output.edition))
            target = tree / output.edition.audience / name
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    return joined


def _file(path: Path, name: str, output: EditionOutput) -> ReleasedFile:
    languages = (output.edition.language,)
    return ReleasedFile(name, digest(path), path.stat().st_size, languages, name not in output.content)


def add(files: Files, file: ReleasedFile, source: str) -> None:
    """Enters a file, which another edition may share. Raises KbError where the two are not the same."""
    known = files.setdefault(file.path, file)
    if known.sha256 != file.sha256:
        raise KbError(f"{source}: {file.path} differs from the file of the same name in another language")
    languages = tuple(sorted({*known.languages, *file.languages}))
    files[file.path] = replace(known, languages=languages, theme=known.theme and file.theme)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
