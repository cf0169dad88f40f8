"""GIF files without comments and data of other programs (GIF89a specification)."""

from kbtool.content.media.unfit_file import UnfitFileError

EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
GRAPHIC_CONTROL, APPLICATION = 0xF9, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The applications whose data says how often an animation runs."""


def without_metadata(data: bytes) -> bytes:
    """The picture's blocks, and nothing behind its end. Raises UnfitFileError for what is no GIF."""
    try:
        return _filtered(data)
    except IndexError:
        raise UnfitFileError("is no readable GIF file") from None


def _filtered(data: bytes) -> bytes:
    position = 13 + _table_length(data[10])
    pieces = [data[:position]]
    while data[position] != TRAILER:
        start, kind = position, data[position]
        if kind == EXTENSION:
            position = _after_blocks(data, position + 2)
            is_kept = data[start + 1] == GRAPHIC_CONTROL or (
                data[start + 1] == APPLICATION and data[start + 3 : start + 14] in LOOPS
            )
        elif kind == IMAGE:
            position = _after_blocks(data, position + 11 + _table_length(data[position + 9]))
            is_kept = True
        else:
            raise UnfitFileError("is no readable GIF file")
        pieces += [data[start:position]] if is_kept else []
    return b"".join([*pieces, bytes([TRAILER])])


def _table_length(flags: int) -> int:
    """Bytes of a colour table."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, position: int) -> int:
    """The place behind a row of blocks, each with its length in front; the last is empty."""
    while data[position]:
        position += 1 + data[position]
    return position + 1
