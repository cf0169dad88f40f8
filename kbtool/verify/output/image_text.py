"""Texts in the metadata of images: EXIF, XMP, comments, the text chunks of PNG. The picture itself is not read."""

import re
import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
RIFF = b"RIFF"
START_OF_SCAN = 0xDA
SCAN = b"\xff\xda"
COMPRESSED = {b"zTXt", b"iTXt", b"iCCP"}
PIXELS = {b"IDAT", b"VP8 ", b"VP8L", b"ALPH"}
MOST_BYTES = 4_000_000
PRINTABLE = re.compile(rb"(?:[\x20-\x7e\t\r\n]|[\xc2-\xf4][\x80-\xbf]{1,3}){5,}")
WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){5,}")


def is_image(data: bytes) -> bool:
    """Whether it is an image whose parts are known here."""
    return data.startswith((PNG, JPEG)) or (data.startswith(RIFF) and data[8:12] == b"WEBP")


def image_metadata(data: bytes) -> bytes:
    """All bytes of an image that are no pixels, with compressed texts unpacked."""
    if data.startswith(PNG):
        return _png(data)
    if data.startswith(RIFF):
        return _webp(data)
    return _jpeg(data)


def picture_bytes(data: bytes) -> bytes:
    """The picture itself, which stays the same when metadata are removed; empty for what is no image."""
    if data.startswith(PNG):
        return b"".join(chunk for kind, chunk in _png_chunks(data) if kind in PIXELS)
    if data.startswith(RIFF) and is_image(data):
        return b"".join(chunk for kind, chunk in _webp_chunks(data) if kind in PIXELS)
    return data[data.find(SCAN) : data.rfind(b"\xff\xd9")] if data.startswith(JPEG) and SCAN in data else b""


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk; what follows the last one comes under the empty kind."""
    place = len(PNG)
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        yield kind, data[place + 8 : place + 8 + length]
        place += 12 + length
        if kind == b"IEND":
            break
    yield b"", data[place:]


def _png(data: bytes) -> bytes:
    found = []
    for kind, chunk in _png_chunks(data):
        if kind not in PIXELS:
            found += [chunk, _inflated(chunk)] if kind in COMPRESSED else [chunk]
    return b"\0".join(found)


def _inflated(chunk: bytes) -> bytes:
    """What is compressed in a text chunk; it starts somewhere behind the keyword."""
    start = chunk.find(b"\x78", chunk.find(b"\0"))
    while start >= 0:
        try:
            return zlib.decompressobj().decompress(chunk[start:], MOST_BYTES)
        except zlib.error:
            start = chunk.find(b"\x78", start + 1)
    return b""


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """As `_png_chunks`."""
    place = 12
    while place + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[place : place + 8])
        yield kind, data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
    yield b"", data[place:]


def _webp(data: bytes) -> bytes:
    return b"\0".join(chunk for kind, chunk in _webp_chunks(data) if kind not in PIXELS)


def _jpeg(data: bytes) -> bytes:
    found = []
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != START_OF_SCAN:
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        found.append(data[place + 4 : place + 2 + length])
        place += 2 + length
    return b"\0".join([*found, data[data.rfind(b"\xff\xd9") :]])


def texts_in_bytes(data: bytes) -> list[str]:
    """Runs of at least five printable characters, in UTF-8 and in UTF-16."""
    found = [match.decode("utf-8", "replace") for match in PRINTABLE.findall(data)]
    return found + [match.decode("utf-16-le") for match in WIDE.findall(data)]
