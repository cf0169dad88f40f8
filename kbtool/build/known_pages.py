"""What the pages of an edition came to in the last build: fingerprint → files with their digests, and the rest.

It lies in the store, for each edition by itself; what the texts of its pages asked lies on a shelf of its own, where
few builds need it. Without these, or where they are damaged, pages are rendered.
"""

from collections.abc import Iterable
from contextlib import suppress

import msgspec

from kbtool.build.asked import Asked
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.content.edition import Edition
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF, ASKED_SHELF = "pages", "asked"
MOST = 200
"""Editions that are remembered."""


class KnownFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file that was built."""

    path: str
    """Below the audience's root."""
    sha256: str
    size: int
    theme: bool = False


class KnownPage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page that was built."""

    fingerprint: bytes
    files: tuple[str, ...]
    """Their paths below the audience's root."""
    content: bytes
    """See `content_of`."""
    unresolved: tuple[str, ...]
    warnings: tuple[str, ...]
    document: bytes
    """Digest of what is searched of it; empty for nothing."""
    asked: bytes
    """Digest of an `Asked` (see `keep_asked`)."""
    inputs: bytes = b""
    """See `PageFingerprints.of_inputs`; empty where nobody knows."""


class KnownFiles(msgspec.Struct, frozen=True, array_like=True):
    """Files that belong to no page."""

    fingerprint: bytes = b""
    files: tuple[KnownFile, ...] = ()
    warnings: tuple[str, ...] = ()


class KnownEdition(msgspec.Struct, frozen=True, array_like=True):
    """An edition that was built."""

    shared: bytes = b""
    """See `PageFingerprints`: `inputs` of pages say something only while this is the same."""
    answers: bytes = b""
    """See `fingerprint.answers_digest`."""
    pages: dict[str, KnownPage] = {}
    """Staged path → page."""
    files: KnownFiles = KnownFiles()
    """Pictures, attachments, the theme's."""
    search: KnownFiles = KnownFiles()
    """What it is searched with."""
    noted_on: int = 0
    """Day on which the store was told what of its pages is in use, as an ordinal number."""


_decoder = msgspec.msgpack.Decoder(KnownEdition)
_asked_decoder = msgspec.msgpack.Decoder(Asked)


def known_edition(edition: Edition, site: str, store: Store) -> KnownEdition:
    """What is remembered of an edition; `site` is the folder that it was built for."""
    key = _key(edition, site)
    value = store.find(SHELF, [key]).get(key)
    try:
        return _decoder.decode(value) if value else KnownEdition()
    except msgspec.MsgspecError:
        return KnownEdition()


def remember_edition(edition: Edition, site: str, known: KnownEdition, store: Store) -> None:
    """Keeps it for the next build."""
    store.keep(SHELF, {_key(edition, site): msgspec.msgpack.encode(known)}, MOST)


def content_of(files: Iterable[ReleasedFile]) -> bytes:
    """The digest of the bytes of a page's files, in their order."""
    return digest_of("".join(file.sha256 for file in files))


def keep_asked(asked: Asked, store: Store) -> bytes:
    """Keeps what the text of a page asked; returns its digest."""
    value = msgspec.msgpack.encode(asked)
    digest = digest_of(value)
    store.keep(ASKED_SHELF, {digest: value})
    return digest


def find_asked(pages: Iterable[KnownPage], store: Store) -> dict[bytes, Asked]:
    """Digest → what the text of a page asked, of those pages of which that can be read."""
    found: dict[bytes, Asked] = {}
    for digest, value in store.find(ASKED_SHELF, {page.asked for page in pages}).items():
        with suppress(msgspec.MsgspecError):
            found[digest] = _asked_decoder.decode(value)
    return found


def forget_editions(editions: Iterable[Edition], site: str, store: Store) -> None:
    """What is remembered of these editions is of no use any more."""
    store.keep(SHELF, {_key(edition, site): b"" for edition in editions})


def _key(edition: Edition, site: str) -> bytes:
    return digest_of("edition", edition.audience, edition.language, site)
