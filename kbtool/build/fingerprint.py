"""The fingerprint of a page: a digest of everything that reaches its files, but what its text asks the edition.

Equal fingerprints and equal answers (see `asked`) make equal bytes.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from hashlib import blake2b

import msgspec

from kbtool.site.edition_site import EditionSite
from kbtool.site.search.facts import ArticleFacts
from kbtool.site.staged_pages import Outline, StagedPage, StagedPages
from kbtool.store.digests import DIGEST_BYTES, digest_of

FileDigest = Callable[[str], bytes]
"""The digest of a file at a path below docs_dir."""
_encode = msgspec.msgpack.Encoder(enc_hook=repr, order="deterministic").encode


class PageFingerprints:
    """The fingerprints of an edition's pages, each worked out when somebody asks for it."""

    def __init__(self, site: EditionSite, surroundings: bytes, file_digest: FileDigest) -> None:
        """`surroundings` is the digest of what all editions share."""
        self._site, self._surroundings = site, surroundings
        self._facts = site.search.articles
        self._file_digest = file_digest
        self._inputs = site.pages.inputs if isinstance(site.pages, StagedPages) and not site.card_style else {}
        self._made: dict[str, bytes] = {}

    @cached_property
    def shared(self) -> bytes:
        """The digest of all that the pages share besides their plans."""
        return shared_digest(self._site, self._surroundings)

    def of(self, staged: StagedPage) -> bytes:
        """The fingerprint. Raises OSError where the file of an attachment cannot be read."""
        if staged.path not in self._made:
            own = self._facts.get(staged.page.source)
            made = blake2b(self.shared, digest_size=DIGEST_BYTES)
            made.update(_encode((staged, own, self._digests(own))))
            self._made[staged.path] = made.digest()
        return self._made[staged.path]

    def of_inputs(self, outline: Outline) -> bytes:
        """The digest of all that the page is planned from: while this and `shared` are the same, so is the fingerprint.
        Empty where nobody knows: the address of a card depends on files outside the base.

        Raises OSError as `of` does.
        """
        inputs = self._inputs.get(outline.path, b"")
        own = self._facts.get(outline.source) if inputs and outline.has_files else None
        digests = self._digests(own)
        return digest_of(b"".join((inputs, *digests))) if digests else inputs  # each is as long as the others

    def _digests(self, own: ArticleFacts | None) -> list[bytes] | None:
        return [self._file_digest(file.path) for file in own.files] if own else None


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
    settings = repr(facts.settings)
    return digest_of(
        "search",
        surroundings,
        _encode(sorted(documents)),
        settings,
        repr(sorted((name, value) for name, value in plain.items() if name != "settings")),
    )
