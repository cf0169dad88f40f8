"""What lies in a file: itself, and the members of archives at any depth."""

import bz2
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import splitext

GZIP, BZIP2, XZ, ZIP, PDF = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"PK\x03\x04", b"%PDF"
TAR_MARK = slice(257, 262)
DEEPEST = 4
MOST_BYTES = 128_000_000
"""Of one file, unpacked."""
SEALED = frozenset({".7z", ".br", ".rar", ".zst", ".zstd", ".lz4"})
SEALED_MARKS = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x28\xb5\x2f\xfd")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
TEXT_ARRAY = re.compile(rb"\[([^\[\]]*)\]\s*TJ|\(((?:[^()\\]|\\.)*)\)\s*(?:Tj|')", re.DOTALL)
TEXT_PIECE = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Member:
    """A file, or one inside it."""

    name: str
    data: bytes
    where: str = ""
    """The names that lead to it: `report.docx › word/document.xml`; empty for the file itself."""
    sealed: str = ""
    """Why it cannot be looked into; empty when it can."""


class _TooMuchError(Exception):
    """Unpacked, it would fill the memory."""


def unpack(name: str, data: bytes) -> Iterator[Member]:
    """The file, then everything in it. Never raises."""
    yield from _unpack(Member(name, data), 0)


def _unpack(member: Member, depth: int) -> Iterator[Member]:
    if splitext(member.name)[1].lower() in SEALED or member.data.startswith(SEALED_MARKS):
        yield Member(member.name, member.data, member.where, "it is packed in a way that verify cannot unpack")
        return
    yield member
    try:
        for inner_name, inner in _members(member.name, member.data):
            where = f"{member.where} › {inner_name}" if member.where else inner_name
            if depth == DEEPEST:
                yield Member(inner_name, b"", where, f"it is packed more than {DEEPEST} times")
            else:
                yield from _unpack(Member(inner_name, inner, where), depth + 1)
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError, NotImplementedError) as error:
        yield Member(member.name, b"", member.where or member.name, f"it cannot be unpacked: {error}")
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        yield Member(member.name, b"", member.where or member.name, f"it cannot be unpacked: {error}")
    except _TooMuchError:
        yield Member(member.name, b"", member.where or member.name, f"unpacked, it has more than {MOST_BYTES:,} bytes")


def _members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    inner = name.rpartition(".")[0] or name
    if data.startswith(GZIP):
        yield inner, _limited(zlib.decompressobj(47).decompress(data, MOST_BYTES + 1))
    elif data.startswith(BZIP2) and data[4:10] == b"1AY&SY":
        yield inner, _limited(bz2.BZ2Decompressor().decompress(data, MOST_BYTES + 1))
    elif data.startswith(XZ):
        yield inner, _limited(lzma.LZMADecompressor().decompress(data, MOST_BYTES + 1))
    elif data.startswith(ZIP):
        yield from _zip(data)
    elif data[TAR_MARK] == b"ustar":
        yield from _tar(data)
    elif data.startswith(PDF):
        yield from _pdf(data)


def _limited(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise _TooMuchError
    return data


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
            raise _TooMuchError
        if archive.comment:
            yield "comment", archive.comment
        for info in archive.infolist():
            if not info.is_dir():
                with archive.open(info) as stream:
                    yield info.filename, _limited(stream.read(MOST_BYTES + 1))


def _tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for info in archive:
            stream = archive.extractfile(info) if info.isfile() else None
            yield info.name, stream.read() if stream else info.linkname.encode()


def _pdf(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The texts of the content streams, as far as their fonts use plain codes."""
    texts = []
    for match in STREAM.finditer(data):
        try:
            stream = zlib.decompressobj().decompress(match[1], MOST_BYTES)
        except zlib.error:
            continue
        texts += [
            b"".join(TEXT_PIECE.findall(array)) if array else single for array, single in TEXT_ARRAY.findall(stream)
        ]
    if texts:
        yield "text.txt", b" ".join(texts)
