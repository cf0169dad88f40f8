"""The texts of articles whose last change some readers may not see: it changed a block for agents, or a name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from kbtool.history.change import Change
from kbtool.history.git_command import GitError, git_chunks
from kbtool.history.history import Version

MARK = re.compile(rb"/{3,}[ \t]*audience")
NAMING = re.compile(rb"^(?:related|next|also_in|replaced_by|order|featured)\b", re.MULTILINE)
END_OF_FRONT_MATTER = b"\n---"


def read_versions(top: Path, changes: Mapping[str, Sequence[Change]]) -> dict[str, tuple[Version, ...]]:
    """Path → its versions, newest first, for files whose last change may be hidden; `changes` are newest first too.

    Two contents are read for every file, and all contents of those few. Raises GitError where one is missing.
    """
    last = {path: found[0] for path, found in changes.items()}
    pairs = zip(last, _pairs(top, last.values()), strict=True)
    hidden = [path for path, (before, after) in pairs if _may_be_hidden(before, after)]
    wanted = [(path, change) for path in hidden for change in changes[path]]
    versions: dict[str, list[Version]] = {path: [] for path in hidden}
    for (path, change), texts in zip(wanted, _pairs(top, (change for _, change in wanted)), strict=True):
        versions[path].append(Version(change.commit.day, *texts))
    return {path: tuple(found) for path, found in versions.items()}


def _may_be_hidden(before: bytes, after: bytes) -> bool:
    if MARK.search(before) or MARK.search(after):
        return True
    old_head, _, old_body = before.partition(END_OF_FRONT_MATTER)
    head, _, body = after.partition(END_OF_FRONT_MATTER)
    return old_body == body and bool(NAMING.search(old_head) or NAMING.search(head))


def _pairs(top: Path, changes: Iterable[Change]) -> Iterator[tuple[bytes, bytes]]:
    """The contents before and after each change."""
    wanted = [change.blobs for change in changes]
    names = [name for blobs in wanted for name in blobs if name.strip("0")]
    contents = _contents(top, names) if names else iter(())
    for old, new in wanted:
        before = next(contents) if old.strip("0") else b""
        yield before, next(contents) if new.strip("0") else b""
    next(contents, None)  # git ends only when all it has to say was heard


def _contents(top: Path, names: Iterable[str]) -> Iterator[bytes]:
    """Each content in turn, as `git cat-file --batch` prints it: `<name> blob <size>`, the bytes, a line break."""
    with TemporaryFile() as questions:
        questions.write("".join(f"{name}\n" for name in names).encode())
        questions.seek(0)
        held = bytearray()
        chunks = git_chunks(top, "cat-file", "--batch", given=questions)
        for chunk in chunks:
            held += chunk
            while (line := held.find(b"\n")) >= 0:
                size = held[:line].rpartition(b" ")[2]
                if not size.isdigit():
                    raise GitError("a part of the history is not here")
                end = line + 1 + int(size)
                if len(held) <= end:
                    break
                yield bytes(held[line + 1 : end])
                del held[: end + 1]
