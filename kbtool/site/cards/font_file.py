"""What the file of a font holds."""

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import uharfbuzz

from kbtool.site.cards.font import Font


@lru_cache(maxsize=512)
def characters(font: Font) -> frozenset[int]:
    """The code points that it draws; none for a file that is no font. Raises OSError where it cannot be read."""
    data = uharfbuzz.Blob.from_file_path(font.path)
    return frozenset(uharfbuzz.Face(data, font.index).unicodes)


@lru_cache(maxsize=512)
def font_digest(path: str) -> bytes:
    """The digest of the file. Raises OSError where it cannot be read."""
    return blake2b(Path(path).read_bytes(), digest_size=16).digest()
