"""JPEG files without what readers do not see: place, author, camera, comments (ITU-T T.81, annex B; Exif 2.32)."""

import re
import struct
from collections.abc import Iterator

from kbtool.content.media.unfit_file import UnfitFileError

START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
JFIF, EXIF, COLOURS, ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
APPLICATION = range(0xE0, 0xF0)
NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
"""In the data of a scan: stuffed zeros and restart marks belong to it."""
ORIENTATION = 0x0112
UPRIGHT = 1


def without_metadata(data: bytes) -> bytes:
    """The same picture; of what a camera wrote only which side is up stays. Nothing follows the picture's end.

    Raises UnfitFileError for what is no JPEG.
    """
    pieces = [b"\xff\xd8"]
    orientation = UPRIGHT
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker == EXIF and body.startswith(b"Exif\0\0"):
            orientation = _orientation(body[6:])
        elif marker in APPLICATION or marker == COMMENT:
            pieces += [segment] if _is_needed(marker, body) else []
        else:
            pieces.append(segment)
    if orientation != UPRIGHT:
        pieces.insert(1, _orientation_segment(orientation))
    return b"".join(pieces)


def _is_needed(marker: int, body: bytes) -> bool:
    """Whether an application segment changes how the picture looks."""
    if marker == JFIF:
        return body.startswith(b"JFIF\0")
    return (marker == COLOURS and body.startswith(b"ICC_PROFILE\0")) or (marker == ADOBE and body.startswith(b"Adobe"))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment behind the start; a scan's data belongs to its segment."""
    position = 2
    while True:
        while data[position + 1 : position + 2] == b"\xff":  # fill bytes
            position += 1
        if data[position : position + 1] != b"\xff" or position + 2 > len(data):
            raise UnfitFileError("is no readable JPEG file")
        marker = data[position + 1]
        if marker == END:
            yield marker, b"\xff\xd9"
            return
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        if end < position + 4 or end > len(data):
            raise UnfitFileError("is no readable JPEG file")
        if marker == SCAN:
            found = NEXT_MARKER.search(data, end)
            if found is None:  # cut short; browsers show what is there
                yield marker, data[position:]
                return
            end = found.start()
        yield marker, data[position:end]
        position = end


def _orientation(tiff: bytes) -> int:
    """Which side is up, 1 to 8 (TIFF 6.0, section 2; Exif 4.6.4)."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return UPRIGHT
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(min(count, 100)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else UPRIGHT
    except struct.error:
        pass  # a camera's nonsense turns no picture
    return UPRIGHT


def _orientation_segment(orientation: int) -> bytes:
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, orientation, 0, 0)
    return struct.pack(">BBH", 0xFF, EXIF, 2 + 6 + len(tiff)) + b"Exif\0\0" + tiff
