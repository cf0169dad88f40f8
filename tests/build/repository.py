"""A Git repository as plain data: its commits, each with all its files. Written and read by `git` alone."""

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.build.running import environment


@dataclass(frozen=True)
class Commit:
    """One commit of the one branch, with the whole tree."""

    seconds: int
    """Since 1970, UTC."""
    files: Mapping[str, bytes]
    """Path from the top of the repository → content."""
    author: str = "Ann <ann@example.com>"
    message: str = "change"


def write_repository(folder: Path, commits: Sequence[Commit], names: Iterable[str] = ()) -> Path:
    """Makes the repository with its working tree; `names` become branches and tags of the last commit."""
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "fast-import", "--quiet", input_=b"".join(_streams(commits)))
    _git(folder, "reset", "--quiet", "--hard", "main")
    for name in names:
        _git(folder, "branch", "--", name)
        _git(folder, "tag", "-a", "-m", name, "--", f"tag-{name}", "main")
    return folder


def _streams(commits: Sequence[Commit]) -> Iterable[bytes]:
    for number, commit in enumerate(commits, 1):
        who = f"{commit.author} {commit.seconds} +0000"
        yield f"commit refs/heads/main\nmark :{number}\nauthor {who}\ncommitter {who}\n".encode()
        yield _data(commit.message.encode())
        yield (f"from :{number - 1}\n" if number > 1 else "").encode() + b"deleteall\n"
        for path, content in commit.files.items():
            yield f"M 100644 inline {path}\n".encode() + _data(content)


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def read_repository(folder: Path) -> list[Commit]:
    """All commits, the oldest first."""
    commits = []
    blobs: dict[str, bytes] = {}
    for line in _git(folder, "log", "--reverse", "--format=%H %at %an <%ae>%x00%s").decode().rstrip("\n").split("\n"):
        head, _, message = line.partition("\0")
        name, seconds, author = head.split(" ", 2)
        tree = {}
        for entry in _git(folder, "ls-tree", "-r", "-z", name).decode().split("\0")[:-1]:
            about, _, path = entry.partition("\t")
            tree[path] = about.split(" ")[2]
        _load(folder, blobs, set(tree.values()) - blobs.keys())
        commits.append(Commit(int(seconds), {path: blobs[blob] for path, blob in tree.items()}, author, message))
    return commits


def read_renames(folder: Path) -> dict[str, str]:
    """Old path → the path its file had after the last move that Git sees."""
    output = _git(folder, "log", "--format=", "--name-status", "--diff-filter=R", "-M50%", "-z").decode()
    fields = [field.lstrip("\n") for field in output.split("\0")]
    moved: dict[str, str] = {}
    for status, old, new in zip(fields[::3], fields[1::3], fields[2::3], strict=False):
        assert status.startswith("R"), status
        moved[old] = moved.get(new, new)
    return moved


def _load(folder: Path, blobs: dict[str, bytes], wanted: set[str]) -> None:
    names = sorted(wanted)
    output = _git(folder, "cat-file", "--batch", input_="".join(f"{name}\n" for name in names).encode())
    position = 0
    for name in names:
        end = output.index(b"\n", position)
        size = int(output[position:end].split(b" ")[2])
        blobs[name] = output[end + 1 : end + 1 + size]
        position = end + size + 2


def _git(folder: Path, *arguments: str, input_: bytes = b"") -> bytes:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    person = {"GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.com"}
    return subprocess.run(
        command, cwd=folder, env=environment(**person), input=input_, check=True, capture_output=True
    ).stdout
