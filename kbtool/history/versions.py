"""The texts of articles whose past some readers may not see: a change of a block for agents, months as a draft.

Two questions are asked of each file: which is the last change that readers see, and which the first text that they had.
Texts are read only as far as what stands in them leaves an answer open; who sees what is decided elsewhere.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from unicodedata import normalize

from kbtool.history.change import TextChange
from kbtool.history.git_command import GitError, git_chunks
from kbtool.history.history import Version

OPEN = re.compile(rb"/{3,}[ \t]*audience|<!--")
"""Marks of what a reader may not see, wherever it changes."""
STAGE = re.compile(rb"^(?:state|audience|draft)\b[^\r\n]*", re.MULTILINE)
"""Lines that say whether an article is published, and for whom."""
END_OF_FRONT_MATTER = re.compile(rb"\n(?:---|\.\.\.) *\r?(?:\n|\Z)")

Versions = dict[str, tuple[Version, ...]]


def read_versions(top: Path, changes: Mapping[str, Sequence[TextChange]]) -> tuple[Versions, Versions]:
    """(path → its last versions, newest first, path → its first versions, oldest first).

    `changes` are newest first, and no file has none. The last versions go back to a change that everybody sees, and are
    empty where that is the last one. The first ones go on to a text that is published for whom the last one is, and are
    empty where that is the first one. Raises GitError where a content is missing.
    """
    stages: dict[str, list[bytes]] = {}

    def is_unseen(path: str, version: Version) -> bool:
        stages.setdefault(path, _stage(version.after))
        return _may_be_unseen(version.before, version.after)

    last = _walk(top, changes, is_unseen)
    older = {path: found[::-1] for path, found in changes.items() if len(found) > 1}
    first = _walk(top, older, lambda path, version: _stage(version.after) != stages[path])
    return last, first


def _walk(top: Path, changes: Mapping[str, Sequence[TextChange]], goes_on: Callable[[str, Version], bool]) -> Versions:
    """The versions of each file in the order of its changes, down to the first at which `goes_on` is false; none where
    that is the very first. Each round reads twice as many, because git is started anew."""
    found: dict[str, list[Version]] = {}
    pending, size = dict(changes), 1
    while pending:
        wanted = [(path, change) for path, rest in pending.items() for change in rest[:size]]
        done = set()
        for (path, change), texts in zip(wanted, _pairs(top, (change for _, change in wanted)), strict=True):
            if path in done:
                continue
            version = Version(change.day, *texts)
            if not goes_on(path, version):
                done.add(path)
            if path not in done or path in found:
                found.setdefault(path, []).append(version)
        pending = {path: rest[size:] for path, rest in pending.items() if path not in done and len(rest) > size}
        size *= 2
    return {path: tuple(versions) for path, versions in found.items()}


def _may_be_unseen(before: bytes, after: bytes) -> bool:
    """False where words of the text itself have changed, outside of all that is for some readers or for none."""
    if _may_hide(before) or _may_hide(after):
        return True
    return bool(before) and _words(before) == _words(after)


def _may_hide(text: bytes) -> bool:
    """Most texts hold neither word: to see that takes a tenth of the time of the search."""
    return (b"<!--" in text or b"audience" in text) and OPEN.search(text) is not None


def _words(text: bytes) -> list[str]:
    return normalize("NFC", _parted(text)[1].decode("utf-8", "replace")).split()


def _stage(text: bytes) -> list[bytes]:
    return STAGE.findall(_parted(text)[0])


def _parted(text: bytes) -> tuple[bytes, bytes]:
    """Front matter and body."""
    end = END_OF_FRONT_MATTER.search(text)
    return (text[: end.start()], text[end.end() :]) if end and text.startswith(b"---") else (b"", text)


def _pairs(top: Path, changes: Iterable[TextChange]) -> Iterator[tuple[bytes, bytes]]:
    """The contents before and after each change."""
    wanted = [(change.before, change.after) for change in changes]
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
