"""The fingerprint of a page: a digest of everything that reaches its files, but what its text asks the edition.

Equal fingerprints and equal answers (see `asked`) make equal bytes.
"""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

import msgspec

from kbtool.site.edition_site import EditionSite
from kbtool.store.digests import DIGEST_BYTES, digest_of

FileDigest = Callable[[str], bytes]
"""The digest of a file at a path below docs_dir."""
_encode = msgspec.msgpack.Encoder(enc_hook=repr, order="deterministic").encode


def page_fingerprints(site: EditionSite, surroundings: bytes, file_digest: FileDigest) -> dict[str, bytes]:
    """Staged path → fingerprint, for each page. `surroundings` is the digest of what all editions share.

    Raises OSError where the file of an attachment cannot be read.
    """
    shared = shared_digest(site, surroundings)
    facts = site.search.articles
    found = {}
    for staged in site.pages:
        own = facts.get(staged.page.source)
        made = blake2b(shared, digest_size=DIGEST_BYTES)
        made.update(_encode((staged, own, [file_digest(file.path) for file in own.files] if own else None)))
        found[staged.path] = made.digest()
    return found


def shared_digest(site: EditionSite, surroundings: bytes) -> bytes:
    """What all pages of an edition share."""
    return digest_of(
        surroundings,
        _encode((site.edition, site.site, site.embeds, site.card_style)),
        site.diagram_script.name if site.diagram_script else "",
    )


def files_fingerprint(
    site: EditionSite, surroundings: bytes, headers: str, file_digest: FileDigest, copies: Mapping[str, str]
) -> bytes:
    """The fingerprint of the files that belong to no page. Raises OSError where one cannot be read."""
    digests = [(path, url, file_digest(path)) for path, url in site.files.items()]
    return digest_of(
        "files", shared_digest(site, surroundings), _encode((digests, dict(copies), site.site.diagrams_url)), headers
    )


def answers_digest(site: EditionSite, copies: Mapping[str, str]) -> bytes:
    """A digest of all that a page's text can ask: while it is the same, so are all answers."""
    addresses = site.addresses
    return digest_of(
        _encode(list(addresses.sources.items())),
        _encode(list(addresses.ids.items())),
        "\n".join(sorted(addresses.known)),
        addresses.base,
        _encode(addresses.sites),
        _encode(list(addresses.former.items())),
        _encode(list(addresses.prefixes.items())),
        _encode(list(site.pictures.items())),
        _encode(list(copies.items())),
    )


def search_fingerprint(site: EditionSite, surroundings: bytes, documents: Iterable[bytes]) -> bytes:
    """The fingerprint of the files that an edition is searched with, from the digests of its documents."""
    facts = site.search
    plain = {name: getattr(facts, name) for name in facts.__slots__ if name != "articles"}
    settings = facts.settings.model_dump_json()
    return digest_of(
        "search",
        surroundings,
        _encode(sorted(documents)),
        settings,
        repr(sorted((name, value) for name, value in plain.items() if name != "settings")),
    )
