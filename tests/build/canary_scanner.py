"""Looks for tokens in files, however they are written: in archives, compressed, encoded, escaped, in metadata."""

import base64
import binascii
import bz2
import html
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

from tests.build.canary_pictures import picture_texts

MAXIMUM_DEPTH = 6
RUNS = {
    "base64": re.compile(rb"[A-Za-z0-9+/_-]{16,}"),
    "base32": re.compile(rb"[A-Z2-7]{24,}"),
    "hex": re.compile(rb"(?:[0-9a-fA-F]{2}[\s:]?){8,}"),
}
ESCAPE = re.compile(
    rb"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\U([0-9a-fA-F]{8})|\\([0-9a-fA-F]{1,6})\s?"
)
OCTAL = re.compile(rb"\\([0-7]{3})")
WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4, "gb18030": 1, "cp1256": 1}
"""Encoding → at how many offsets a text in it may start."""
PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
JOINED = re.compile(rb"""["'`]\s*\+\s*["'`]|\\\r?\n|=\r?\n|</?[a-z][^<>]*>|\xc2\xad|\xe2\x80[\x8b-\x8f]|&shy;|&zwnj;""")
"""What splits a word without being seen: joined strings, soft hyphens, tags, characters without width."""


@dataclass(frozen=True)
class Find:
    """A token that was found."""

    token: str
    place: str
    """The file, and how it is hidden there: `a.zip > b.txt > base64`."""


class Scanner:
    """Searches for a set of tokens; `scanned` counts the bytes of files, before anything is unpacked."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self.forms: dict[bytes, str] = {}
        for token in tokens:
            for form in {normalize(kind, token).lower() for kind in ("NFC", "NFD", "NFKC", "NFKD")}:
                self.forms |= {form.encode(): token, form[::-1].encode(): token}
        self.pattern = re.compile(_any_of(self.forms) if self.forms else rb"(?!)")
        self.scanned = 0

    def scan(self, folder: Path) -> list[Find]:
        """Every token below a folder: in names of files and folders, and in files."""
        found: set[Find] = set()
        for path in sorted(folder.resolve().rglob("*")):
            name = path.relative_to(folder.resolve()).as_posix()
            found |= self.search(name.encode(), f"{name} (name)")
            if path.is_file():
                data = path.read_bytes()
                self.scanned += len(data)
                found |= self.search(data, name)
        return sorted(found, key=lambda find: (find.place, find.token))

    def search(self, data: bytes, place: str) -> set[Find]:
        """Every token in some bytes."""
        return set(self._search(data, place, 0))

    def _search(self, data: bytes, place: str, depth: int) -> Iterator[Find]:
        for way, reading in {"": data, **_readings(data)}.items():
            for match in self.pattern.finditer(_lower(reading)):
                yield Find(self.forms[match[0]], f"{place} > {way}" if way else place)
        if depth < MAXIMUM_DEPTH:
            for way, inner in _unpacked(data):
                yield from self._search(inner, f"{place} > {way}", depth + 1)


def _any_of(words: Iterable[bytes]) -> bytes:
    """A pattern of many words, the longest first, that goes on letter by letter: side by side they took minutes."""
    rests: dict[bytes, list[bytes]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(first) + _any_of(rest) for first, rest in rests.items() if first]
    return b"(?:" + b"|".join([*branches, b""] if b"" in rests else branches) + b")"


def _lower(data: bytes) -> bytes:
    """Lower case of any letter where the bytes are a text, else of ASCII."""
    try:
        return normalize("NFC", data.decode()).lower().encode() if not data.isascii() else data.lower()
    except UnicodeDecodeError:
        return data.lower()


def _readings(data: bytes) -> Mapping[str, bytes]:
    """The same bytes read as somebody else would."""
    readings = {}
    text = data
    for _ in range(3):
        if b"%" in text:
            text = readings["percent"] = unquote_to_bytes(text)
        if b"&" in text:
            text = readings["entities"] = html.unescape(text.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
        if b"\\" in text:
            text = readings["escapes"] = ESCAPE.sub(_unescaped, text)
    if b"\\" in data:
        readings["octal"] = OCTAL.sub(lambda match: bytes([int(match[1], 8) & 255]), data)
    if b"=" in text and re.search(rb"=[0-9A-F]{2}", text):
        readings["quoted-printable"] = binascii.a2b_qp(text)
    if JOINED.search(text):
        readings["joined"] = JOINED.sub(b"", text)
    if b"xn--" in text:
        readings["punycode"] = re.sub(rb"xn--([a-z0-9-]+)", _from_punycode, text)
    readings |= _wide_readings(data)
    readings["compatibility"] = normalize("NFKC", text.decode("utf-8", "replace")).encode()
    readings["decomposed"] = normalize("NFD", text.decode("utf-8", "replace")).encode()
    return readings


def _wide_readings(data: bytes) -> Mapping[str, bytes]:
    """Bytes that are no UTF-8 text, as encodings of several bytes and of old systems."""
    try:
        if b"\0" not in data and data.decode() is not None:
            return {}
    except UnicodeDecodeError:
        pass
    return {
        f"{encoding} from {start}": data[start:].decode(encoding, "replace").encode("utf-8", "replace")
        for encoding, starts in WIDE.items()
        for start in range(starts)
    }


def _unescaped(match: re.Match[bytes]) -> bytes:
    digits = next(filter(None, match.groups()))
    number = int(digits, 16)
    if match[3]:
        return bytes([number])
    text = chr(number) if number < 0x110000 else ""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def _from_punycode(match: re.Match[bytes]) -> bytes:
    try:
        return match[1].decode("punycode").encode()
    except UnicodeError:
        return match[0]


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in the bytes, with the way it is."""
    yield from _archives(data)
    for stream in PDF_STREAM.findall(data) if data.startswith(b"%PDF") else ():
        yield "pdf stream", _inflated(stream) or stream
    for name, text in picture_texts(data):
        yield f"picture {name}", text
    for way, run in RUNS.items():
        for match in run.finditer(data) if len(data) < 3_000_000 else ():
            for inner in _decoded(way, match[0]):
                yield way, inner


def _archives(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"\x1f\x8b"):
        yield "gzip", zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data)
    if data.startswith(b"BZh"):
        yield "bzip2", bz2.decompress(data)
    if data.startswith(b"\xfd7zXZ"):
        yield "xz", lzma.decompress(data)
    if data[:1] == b"\x78" and (inflated := _inflated(data)):
        yield "zlib", inflated
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "zip comment", archive.comment
            for name in archive.namelist():
                yield f"zip name {name[:40]}", name.encode()
                yield f"zip {name[:40]}", archive.read(name)


def _inflated(data: bytes) -> bytes:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(bits).decompress(data)
        except zlib.error:
            continue
    return b""


def _decoded(way: str, run: bytes) -> Iterator[bytes]:
    if way == "hex":
        digits = re.sub(rb"[\s:]", b"", run)
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        return
    if way == "base32":
        yield from (base64.b32decode(part[: len(part) // 8 * 8]) for start in range(8) if (part := run[start:]))
        return
    plain = run.replace(b"-", b"+").replace(b"_", b"/")
    for start in range(4):
        part = plain[start:]
        yield base64.b64decode(part[: len(part) // 4 * 4])
