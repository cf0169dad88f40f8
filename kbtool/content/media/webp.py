"""WebP files without what readers do not see (WebP container specification)."""

import struct

from kbtool.content.media.unfit_file import UnfitFileError

KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
METADATA_FLAGS = 0x08 | 0x04
"""In the first byte of VP8X: there is Exif, there is XMP."""


def without_metadata(data: bytes) -> bytes:
    """The chunks that make the picture, and nothing behind its end. Raises UnfitFileError for what is no WebP."""
    (size,) = struct.unpack_from("<I", data.ljust(8, b"\0"), 4)
    if size + 8 > len(data):
        raise UnfitFileError("is no readable WebP file")
    position, pieces = 12, [b"WEBP"]
    while position + 8 <= size + 8:
        kind, length = struct.unpack_from("<4sI", data, position)
        end = position + 8 + length + length % 2
        if position + 8 + length > size + 8:
            raise UnfitFileError("is no readable WebP file")
        if kind in KEPT:
            pieces.append(_unmarked(kind, data[position:end].ljust(end - position, b"\0")))
        position = end
    if len(pieces) == 1:
        raise UnfitFileError("is no readable WebP file")
    chunks = b"".join(pieces)
    return struct.pack("<4sI", b"RIFF", len(chunks)) + chunks


def _unmarked(kind: bytes, chunk: bytes) -> bytes:
    return chunk[:8] + bytes([chunk[8] & ~METADATA_FLAGS]) + chunk[9:] if kind == b"VP8X" and len(chunk) > 8 else chunk
