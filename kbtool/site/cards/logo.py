"""The site's logo as it stands on a card."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

ROOM = (320, 76)
"""Pixels it may take."""
COLOURS = 128
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MOST_PIXELS = 16_000_000
"""A logo with more is a mistake; a file may claim sizes that fill any memory."""


@dataclass(frozen=True)
class Logo:
    """A picture in few colours."""

    picture: Image.Image
    """Indexes of colours."""
    palette: bytes
    """Red, green and blue of each colour."""

    @property
    def width(self) -> int:
        """In pixels."""
        return self.picture.width

    @property
    def height(self) -> int:
        """In pixels."""
        return self.picture.height

    def indexes(self, first: int) -> Image.Image:
        """The picture for a palette in which its colours start at `first`."""
        shifted = Image.frombytes("L", self.picture.size, self.picture.tobytes())
        return shifted.point([min(255, first + value) for value in range(256)])


def read_logo(data: bytes, ground: str) -> Logo:
    """The logo on a ground. Raises OSError or ValueError for a file that holds no picture of a sensible size."""
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError(f"{image.width} × {image.height} pixels are too many for a logo")
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    fitted = ImageOps.contain(upright, ROOM, Image.Resampling.LANCZOS)
    flat = Image.new("RGBA", fitted.size, ground)
    flat.alpha_composite(fitted)
    few = flat.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return Logo(few, bytes(few.getpalette("RGB") or ())[: COLOURS * 3])
