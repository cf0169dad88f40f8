"""Our own help centre, built once for all who look at it: `make queries`, the tests and the audit.

`python -m tests.help_centre` builds it where it is not there yet, and prints where it lies.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from tests.build.running import build

REPOSITORY = Path(__file__).parent.parent
PLACE = REPOSITORY / ".cache" / "help-centre"
SOURCES = ("docs", "kbtool", "overrides", "plugins", "mkdocs.yml", "requirements.txt")


@contextmanager
def built_help_centre() -> Iterator[Path]:
    """The built sites of docs/, one folder for each audience: those of the files, the commit and the day of today.

    They stay where they are while the block runs; older ones that nobody looks at are removed by the next build.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    folder = PLACE / _digest()
    with folder.with_suffix(".lock").open("a") as lock:
        flock(lock, LOCK_SH)
        while not folder.exists():  # while a lock is exchanged for a stronger one, others may take theirs
            flock(lock, LOCK_EX)
            if not folder.exists():
                _sweep()
                making = folder.with_suffix(".making")
                build(REPOSITORY, "--output", making)
                making.rename(folder)
            flock(lock, LOCK_SH)
        yield folder


def _digest() -> str:
    """Whatever a build depends on; the history by its newest commit."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=REPOSITORY, check=True, capture_output=True).stdout
    found = sha256(commit + date.today().isoformat().encode())
    for path in _files():
        found.update(f"{path.relative_to(REPOSITORY)}\0{sha256(path.read_bytes()).hexdigest()}\0".encode())
    return found.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for source in SOURCES:
        found = REPOSITORY / source
        yield from [found] if found.is_file() else sorted(path for path in found.rglob("*") if _is_source(path))


def _is_source(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


def _sweep() -> None:
    for path in PLACE.glob("*.lock"):
        with path.open("a") as lock, suppress(BlockingIOError):
            flock(lock, LOCK_EX | LOCK_NB)
            for left in (path.with_suffix(""), path.with_suffix(".making")):
                rmtree(left, ignore_errors=True)


if __name__ == "__main__":
    with built_help_centre() as found:
        print(found)
