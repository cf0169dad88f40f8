"""What is searched of the pages of an edition, each document under its digest: most are not read again."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

import msgspec

from kbtool.site.search.document import Document
from kbtool.store.digests import digest_of

decode_document = msgspec.json.Decoder(Document).decode
encode_document = msgspec.json.Encoder().encode


class MissingDocumentsError(Exception):
    """Documents that cannot be had; their digests."""

    def __init__(self, digests: Collection[bytes]) -> None:
        super().__init__(f"{len(digests)} documents cannot be found")
        self.digests = frozenset(digests)


class Documents(Protocol):
    """The documents of an edition."""

    @property
    def digests(self) -> Sequence[bytes]:
        """Of all documents, in the order of their pages."""

    def read(self, digests: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """(digest, document as `encode_document` wrote it) of each of these, in any order.

        Raises MissingDocumentsError in the end where some cannot be had.
        """


class GivenDocuments:
    """Documents that lie in memory."""

    def __init__(self, documents: Sequence[bytes]) -> None:
        """In the order of their pages; an empty one stands for none."""
        self._digests = tuple(digest_of(document) for document in documents if document)
        self._found = dict(zip(self._digests, filter(None, documents), strict=True))

    @property
    def digests(self) -> Sequence[bytes]:
        """Of all documents."""
        return self._digests

    def read(self, digests: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """(digest, document) of each of these."""
        return ((digest, self._found[digest]) for digest in digests)
