"""Small pictures that hold what nobody sees, made byte by byte."""

import struct
import zlib

SECRET = b"zqsecret"


def png(width: int = 1, height: int = 1, *extra: tuple[bytes, bytes]) -> bytes:
    """A grey picture with further chunks before its data."""
    rows = zlib.compress(b"\0\0" * min(height, 4))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), *extra, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def segment(marker: int, data: bytes) -> bytes:
    """A segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def exif(orientation: int, order: str = "<") -> bytes:
    """What a camera writes: which side is up, and who took the picture."""
    mark = {"<": b"II", ">": b"MM"}[order]
    artist = struct.pack(f"{order}HHI", 0x013B, 2, len(SECRET)) + struct.pack(f"{order}I", 38)
    up = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    body = mark + struct.pack(f"{order}HIH", 42, 8, 2) + up + artist + struct.pack(f"{order}I", 0)
    return b"Exif\0\0" + body + SECRET


SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
TABLE = segment(0xDB, bytes(65))


def jpeg(*before: bytes, tail: bytes = b"") -> bytes:
    """The skeleton of a JPEG file with segments behind its start and bytes behind its end."""
    return b"\xff\xd8" + b"".join(before) + TABLE + SCAN + b"\xff\xd9" + tail


def gif(*blocks: bytes, tail: bytes = b"") -> bytes:
    """A GIF of one point with blocks before it."""
    image = b"\x2c" + bytes(4) + b"\1\0\1\0\0" + b"\2\2D\1\0"
    return b"GIF89a\1\0\1\0\x80\0\0" + b"\0\0\0\xff\xff\xff" + b"".join(blocks) + image + b"\x3b" + tail


def webp(*chunks: tuple[bytes, bytes], flags: int | None = None) -> bytes:
    """A WebP container."""
    if flags is not None:
        chunks = ((b"VP8X", bytes([flags]) + bytes(9)), *chunks)
    body = b"WEBP" + b"".join(
        struct.pack("<4sI", kind, len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return struct.pack("<4sI", b"RIFF", len(body)) + body
