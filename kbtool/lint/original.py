"""The bytes of a file as they are, with edits made in the text that was read from them."""

from bisect import bisect_right
from collections.abc import Iterable

from kbtool.lint.finding import Edit
from kbtool.lint.fixing import find_replacements


def edit_bytes(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with the edits made: every byte outside them stays, byte order mark and line ends too.

    Spans count in the text as reading gives it (see `decode_source`). New lines end as the file's first line does.
    """
    raw = data.decode("utf-8")
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    raw = raw.removeprefix(mark)
    text = raw.replace("\r\n", "\n")
    pairs = _pair_ends(raw)
    line_end = "\r\n" if raw[: raw.find("\n") + 1].endswith("\r\n") else "\n"
    pieces, position = [mark], 0
    for start, end, replacement in find_replacements(text.replace("\r", "\n"), edits):
        first, last = _original(start, pairs), _original(end, pairs)
        pieces += [raw[position:first], replacement.replace("\n", line_end)]
        position = last
    return "".join([*pieces, raw[position:]]).encode("utf-8")


def _pair_ends(raw: str) -> list[int]:
    """Where each CR LF's line feed stands in the text that has line feeds only, ascending."""
    found: list[int] = []
    start = raw.find("\r\n")
    while start >= 0:
        found.append(start - len(found))
        start = raw.find("\r\n", start + 2)
    return found


def _original(offset: int, pairs: list[int]) -> int:
    """The offset in the file of an offset in the text: each line end before it is one longer there."""
    return offset + bisect_right(pairs, offset - 1)
