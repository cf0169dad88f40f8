"""Every file below the folder of the articles, hidden ones too."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARKDOWN = (".md", ".markdown")
INDEX_NAMES = frozenset({"index", "readme", "_index"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file."""

    path: str
    """Below the folder of the articles, with forward slashes."""
    file: Path
    target: str
    """Where it really lies, below the same folder: its own path unless it is a link; empty for outside."""

    @property
    def is_markdown(self) -> bool:
        """Whether it is an article by its name."""
        return self.path.lower().endswith(MARKDOWN)

    @property
    def parts(self) -> tuple[str, ...]:
        """The path split at the slashes."""
        return tuple(self.path.split("/"))

    @property
    def is_index(self) -> bool:
        """Whether it speaks for its folder."""
        return self.parts[-1].rpartition(".")[0].casefold() in INDEX_NAMES

    @property
    def key(self) -> str:
        """The path inside the language folder without ending; an index is its folder."""
        rest = "/".join(self.parts[1:]) or self.path
        return rest.rpartition("/")[0] if self.is_index else rest.rpartition(".")[0]


def find_files(docs_dir: Path) -> Iterator[SourceFile]:
    """All regular files by path; links are followed, but none in a circle."""
    root = os.path.realpath(docs_dir)
    seen: set[str] = set()
    for folder, folders, names in os.walk(docs_dir, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            folders[:] = []
            continue
        seen.add(real)
        folders.sort()
        below = "" if Path(folder) == docs_dir else f"{Path(folder).relative_to(docs_dir).as_posix()}/"
        inside = _below(real, root)
        for name in sorted(names):
            file = Path(folder, name)
            if file.is_symlink():
                target = _below(os.path.realpath(file), root)
            else:
                target = f"{inside}/{name}".lstrip("/") if inside is not None else None
            if file.is_file():
                yield SourceFile(below + name, file, target or "")


def _below(real: str, root: str) -> str | None:
    """A real path relative to the folder of the articles; None for one outside."""
    if real == root:
        return ""
    return real[len(root) + 1 :] if real.startswith(root + os.sep) else None
