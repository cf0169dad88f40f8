"""The compressed texts in PNG pictures; EXIF, XMP and comments are not compressed, and seen in the bytes."""

import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
TEXTS = (b"zTXt", b"iTXt", b"iCCP")


def picture_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(chunk, text) for each text of a PNG picture, of those behind its end too; nothing for anything else."""
    position = len(PNG) if data.startswith(PNG) else len(data)
    while position + 8 <= len(data):
        (size,) = struct.unpack(">I", data[position : position + 4])
        kind, content = data[position + 4 : position + 8], data[position + 8 : position + 8 + size]
        start = content.find(b"\x78") if kind in TEXTS else -1
        while start >= 0:
            try:
                yield kind.decode(), zlib.decompressobj().decompress(content[start:])
            except zlib.error:
                start = content.find(b"\x78", start + 1)
            else:
                break
        position += size + 12


def png_with_texts(plain: str, packed: str) -> bytes:
    """The smallest picture that says something, once openly and once compressed."""
    picture = b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            _chunk(b"tEXt", b"Comment\0" + plain.encode()),
            _chunk(b"zTXt", b"Author\0\0" + zlib.compress(packed.encode())),
            _chunk(b"IDAT", zlib.compress(b"\0\0")),
            _chunk(b"IEND", b""),
        )
    )
    return PNG + picture


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def jpeg_with_exif(text: str) -> bytes:
    """The start of a JPEG file whose EXIF names an artist."""
    value = text.encode() + b"\0"
    tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x013B, 2, len(value), 26) + b"\0\0\0\0" + value
    exif = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xd9"
