"""How images are delivered: `extra.kbtool.images` in mkdocs.yml."""

from pydantic import BaseModel, ConfigDict


class Images(BaseModel):
    """Every key of `extra.kbtool.images`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    webp: bool = False
    """`true` makes a WebP file beside each PNG and JPEG that an article shows, where it is smaller; browsers take that
    one. It needs `pip install 'mkdocs-kbtool[cards]'`."""
