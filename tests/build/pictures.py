"""Pictures to test with."""

from io import BytesIO

from PIL import Image, ImageDraw


def png() -> bytes:
    """A drawing with a transparent ground, 320 × 200 pixels."""
    image = Image.new("RGBA", (320, 200), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for step in range(0, 100, 7):
        pen.ellipse((step, step, 320 - step, 200 - step), outline=(step * 2, 90, 200 - step, 255), width=3)
    return _saved(image, "PNG")


def jpeg(orientation: int = 1) -> bytes:
    """A gradient, 320 × 200 pixels before it is turned upright (Exif 2.3, tag 0x0112)."""
    image = Image.merge("RGB", [Image.linear_gradient("L").resize((320, 200)).rotate(turn) for turn in (0, 90, 180)])
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "a secret"
    return _saved(image, "JPEG", quality=95, exif=exif)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
