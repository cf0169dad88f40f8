"""Files of many formats, made of a few bytes."""

import io
import struct
import tarfile
import zipfile
import zlib


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """An image of one pixel with these chunks of metadata."""
    head = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    parts = [head, *chunks, (b"IDAT", zlib.compress(b"\0\7")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def jpeg(kind: int, data: bytes, scan: bytes = b"pixels") -> bytes:
    """An image with one segment of metadata."""
    segment = b"\xff" + bytes([kind]) + struct.pack(">H", len(data) + 2) + data
    return b"\xff\xd8" + segment + b"\xff\xda\x00\x02" + scan + b"\xff\xd9"


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    """A tar archive, compressed."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def pdf(text: str) -> bytes:
    """A document with one compressed page."""
    return b"%PDF-1.4\n1 0 obj\nstream\n" + zlib.compress(f"BT [({text})] TJ ET".encode()) + b"\nendstream\n"
