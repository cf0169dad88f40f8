"""Pictures as WebP, which most often is smaller (RFC 9649). The same picture and Pillow give the same bytes."""

from io import BytesIO

import PIL
from PIL import Image, ImageOps

from kbtool.store.digests import code_digest, digest_of

FORMATS = ("PNG", "JPEG")
MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""Others, such as sixteen bits or the inks of printers, would lose what they are for."""
LONGEST_SIDE = 16_383
MOST_PIXELS = 40_000_000
"""Decoded it takes four bytes for each."""
QUALITY = 82
"""Of photographs; screenshots and drawings, which are PNG, keep every pixel."""


def webp_key(data: bytes) -> bytes:
    """The digest of all that the result depends on."""
    return digest_of(code_digest("build/webp.py"), PIL.__version__, data)


def smaller_webp(data: bytes) -> bytes:
    """A PNG or JPEG file as WebP; empty where that is not smaller, or the file is not fit for it."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            made = _webp(image) if _is_fit(image) else b""
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return made if len(made) < len(data) else b""


def _is_fit(image: Image.Image) -> bool:
    is_still = getattr(image, "n_frames", 1) == 1
    is_small = max(image.size) <= LONGEST_SIDE and image.width * image.height <= MOST_PIXELS
    return is_still and is_small and image.mode in MODES


def _webp(image: Image.Image) -> bytes:
    """Upright, with its colour profile and nothing else besides the pixels."""
    is_exact, profile = image.format == "PNG", image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    has_alpha = upright.has_transparency_data
    file = BytesIO()
    upright.convert("RGBA" if has_alpha else "RGB").save(
        file, "WEBP", lossless=is_exact, quality=QUALITY, method=4, icc_profile=profile or b"", exif=b"", xmp=b""
    )
    return file.getvalue()
