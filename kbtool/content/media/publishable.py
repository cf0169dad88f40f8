"""What of a file readers get."""

from collections.abc import Callable, Mapping
from importlib import import_module

from kbtool.content.media import gif, jpeg, png, webp
from kbtool.content.media.file_types import HEAD, PICTURES, ending, find_contradiction, picture_type
from kbtool.content.media.unfit_file import UnfitFileError


def _without_activity(data: bytes) -> bytes:
    """A parser of XML is loaded for a drawing, and not at the start of every command."""
    clean: Callable[[bytes], bytes] = import_module("kbtool.content.media.svg").without_activity
    return clean(data)


CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    "png": png.without_metadata,
    "apng": png.without_metadata,
    "jpg": jpeg.without_metadata,
    "jpeg": jpeg.without_metadata,
    "gif": gif.without_metadata,
    "webp": webp.without_metadata,
    "svg": _without_activity,
}
MAXIMUM_IMAGE_BYTES = 50_000_000
"""More than any page should hold; an image is read whole."""


def has_cleaner(path: str) -> bool:
    """Whether files of this name are read whole, and may be published with fewer bytes than they have."""
    return ending(path) in PICTURES or ending(path) in CLEANERS


def publishable(path: str, data: bytes) -> bytes:
    """The bytes of a file as readers get them; the very same where there is nothing to take away.

    `data` is the whole file where `has_cleaner`, else at least its first HEAD bytes. Raises UnfitFileError when the
    file must not be published.
    """
    problem = find_contradiction(path, data[:HEAD])
    if problem:
        raise UnfitFileError(problem)
    if not has_cleaner(path):
        return data
    if len(data) > MAXIMUM_IMAGE_BYTES:
        raise UnfitFileError(f"is an image of {len(data):,} bytes")
    clean = CLEANERS.get(picture_type(data[:HEAD]) or ending(path))
    return clean(data) if clean else data
