"""Which findings concern which files."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic
from kbtool.errors import KbError


def findings_in(kb: KnowledgeBase, paths: Iterable[Path], folder: Path) -> list[Diagnostic]:
    """The findings of reading about the files in `paths` and below them; about all files when there are none.

    Relative paths count from `folder`, then from the folder of mkdocs.yml. Raises KbError for a path that is nowhere or
    outside the base.
    """
    wanted = [base_path(path, folder, kb.configuration.root) for path in paths]
    return [item for item in kb.diagnostics if not wanted or any(is_below(item.path, place) for place in wanted)]


def base_path(path: Path, folder: Path, root: Path) -> PurePosixPath:
    """The path relative to the folder of mkdocs.yml, of what is at `path` seen from `folder` or from there."""
    for start in (folder, root):
        place = start / path
        if place.exists() or place.is_symlink():
            return _relative(place, root)
    raise KbError(f"{path}: there is no such file or folder")


def _relative(place: Path, root: Path) -> PurePosixPath:
    # The folder is resolved and the file is not: a link in the base is reported under its own name.
    real = place.resolve() if place == place.parent or place.name in {"", ".."} else place.parent.resolve() / place.name
    if real != root.resolve() and root.resolve() not in real.parents:
        raise KbError(f"{place}: lies outside the knowledge base in {root}")
    return PurePosixPath(real.relative_to(root.resolve()).as_posix())


def is_below(path: str, place: PurePosixPath) -> bool:
    """Whether a file, relative to the folder of mkdocs.yml, is this place or below it."""
    found = PurePosixPath(path)
    return found == place or place in found.parents
