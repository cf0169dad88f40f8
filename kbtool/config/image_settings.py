"""How images are delivered: `extra.kbtool.images` in mkdocs.yml."""

from kbtool.config.checked import Checked


class Images(Checked, frozen=True):
    """Every key of `extra.kbtool.images`."""

    webp: bool = False
    """`true` makes a WebP file beside each PNG and JPEG that an article shows, where it is smaller; browsers take that
    one. It needs `pip install 'mkdocs-kbtool[cards]'`."""
