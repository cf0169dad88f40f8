"""The order in which files go live, so that whatever a reader holds leads somewhere at every moment.

First what pages need, then the pages, those deepest in the tree before the listings that lead to them, then what
search engines and readers' programs start from. What is gone goes last of all.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from kbtool.build.releases.manifest import ReleasedFile

PAGE = ".html"
INDEXES = frozenset({".xml", ".txt", ".ndjson", ".webmanifest"})
SERVER_FILES = frozenset({"_headers", "_redirects"})


def upload_steps(files: Iterable[ReleasedFile]) -> list[list[ReleasedFile]]:
    """The files in steps: each step is complete before the next begins. Empty steps are left out."""
    steps: dict[tuple[int, int], list[ReleasedFile]] = {}
    for file in files:
        steps.setdefault(_step(PurePosixPath(file.path)), []).append(file)
    return [steps[key] for key in sorted(steps)]


def _step(path: PurePosixPath) -> tuple[int, int]:
    if path.suffix == PAGE:
        return (1, -len(path.parts))
    is_index = path.suffix in INDEXES or path.name in SERVER_FILES
    return (2, 0) if is_index else (0, 0)
