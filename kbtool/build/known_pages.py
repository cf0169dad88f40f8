"""What the pages of an edition came to in the last build: fingerprint → files with their digests, and the rest.

It lies in the store, for each edition by itself. Without it, or where it is damaged, pages are rendered.
"""

from collections.abc import Iterable

import msgspec

from kbtool.build.asked import Asked
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.content.edition import Edition
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "pages"
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
    asked: msgspec.Raw
    """An `Asked`, read only where it matters."""
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
    """Day on which the store was told that the documents of its pages are in use, as an ordinal number."""


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


def raw_asked(asked: Asked) -> msgspec.Raw:
    """As `KnownPage.asked` holds it."""
    return msgspec.Raw(msgspec.msgpack.encode(asked))


def read_asked(page: KnownPage) -> Asked | None:
    """What the page's text asked; None where that cannot be read."""
    try:
        return _asked_decoder.decode(page.asked)
    except msgspec.MsgspecError:
        return None


def forget_editions(editions: Iterable[Edition], site: str, store: Store) -> None:
    """What is remembered of these editions is of no use any more."""
    store.keep(SHELF, {_key(edition, site): b"" for edition in editions})


def _key(edition: Edition, site: str) -> bytes:
    return digest_of("edition", edition.audience, edition.language, site)
