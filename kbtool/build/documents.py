"""What is searched of the pages of an edition: it lies in files until it is indexed, and then in the store.

No process holds the documents of all pages: of a large base they are as large as all its articles together.
"""

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kbtool.build.job import Rendered
from kbtool.site.search.documents import MissingDocumentsError
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "documents"
AT_ONCE = 200
"""Documents that are taken from the store in one go."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[bytes, bytes]).decode


def put_aside(rendered: Rendered, folder: Path | None) -> Rendered:
    """Writes the documents of the pages into a file of the folder; the pages keep their digests. Raises OSError.

    Without a folder they keep their documents.
    """
    if folder is None:
        return rendered
    pages = tuple(replace(page, document=b"", digest=document_digest(page.document)) for page in rendered.pages)
    documents = {page.digest: old.document for page, old in zip(pages, rendered.pages, strict=True) if page.digest}
    if documents:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / digest_of(*documents).hex()).write_bytes(_encode(documents))
    return dataclasses.replace(rendered, pages=pages)


def document_digest(document: bytes) -> bytes:
    """Its digest; empty for none."""
    return digest_of(document) if document else b""


class StoredDocuments:
    """The documents of an edition: those that were put aside, and all others from the store."""

    def __init__(self, digests: Sequence[bytes], folder: Path, store: Store) -> None:
        """`digests` are those of all documents."""
        self._digests = digests
        self._folder = folder
        self._store = store

    @property
    def digests(self) -> Sequence[bytes]:
        """Of all documents."""
        return self._digests

    def read(self, digests: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """(digest, document) of each of these. Raises OSError, and MissingDocumentsError where some are nowhere."""
        missing = set(digests)
        for documents in self._sources(missing):
            for digest, document in documents.items():
                if digest in missing and digest_of(document) == digest:
                    missing.remove(digest)
                    yield digest, document
        if missing:
            raise MissingDocumentsError(missing)

    def _sources(self, missing: Collection[bytes]) -> Iterator[dict[bytes, bytes]]:
        """All that may have what is missing; of the store only what is still missing then."""
        if missing:
            yield from self._aside()
        rest = iter(tuple(missing))
        while some := tuple(islice(rest, AT_ONCE)):
            yield self._store.find(SHELF, some)

    def keep(self) -> None:
        """Keeps in the store what was put aside."""
        for documents in self._aside():
            self._store.keep(SHELF, documents)

    def _aside(self) -> Iterator[dict[bytes, bytes]]:
        files = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        return (_decode(file.read_bytes()) for file in files)
