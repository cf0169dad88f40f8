"""Changed files as a unified diff, which `git apply` and `patch` read."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff

NO_END = "\n\\ No newline at end of file\n"
"""How GNU diffutils marks a last line without line end ("Incomplete Lines" in its manual)."""


def render_diff(files: Mapping[str, tuple[bytes, bytes]]) -> str:
    """Path → the file before and after; line ends as they are in the files."""
    return "".join(line for path in sorted(files) for line in _file(path, *files[path]))


def _file(path: str, before: bytes, after: bytes) -> Iterator[str]:
    for line in unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else line + NO_END


def _lines(data: bytes) -> list[str]:
    pieces = data.decode("utf-8", "replace").split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
