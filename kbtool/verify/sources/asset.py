"""A file beside the articles."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from kbtool.verify.fingerprints.text import Text
from kbtool.verify.output.image_text import picture_bytes
from kbtool.verify.output.texts import find_texts
from kbtool.verify.sources.files import SourceFile
from kbtool.verify.sources.permission import Permission

MOST_TEXT = 2_000_000
"""Bytes of a file beside the articles whose text is compared; a bigger one is known by its digest."""


@dataclass(frozen=True)
class Asset:
    """A file that is no Markdown."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    file: SourceFile
    permission: Permission
    """As far as its folders say."""

    @cached_property
    def data(self) -> bytes:
        """Its bytes."""
        return self.file.file.read_bytes()

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of its bytes and of the picture without metadata; none of an empty file."""
        return tuple(sha256(data).hexdigest() for data in (self.data, picture_bytes(self.data)) if data)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Its texts; none of a picture."""
        if len(self.data) > MOST_TEXT:
            return ()
        return tuple(Text.of(found.text) for found in find_texts(self.path, self.data) if found.text)
