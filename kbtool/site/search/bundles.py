"""Neighbouring documents whose files share the digest in their names.

Digests cannot be compressed: one for each of 10,000 documents would be a third of what a first search loads. So a name
says the digest of what is in all files of a bundle, and the place there: an edit renames the files of its bundle and no
others. Where bundles end hangs on addresses, so a document that comes or goes moves few of the ends behind it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from kbtool.store.digests import digest_of

LEAST = 256
"""Bundles of an edition that has as many documents; up to about twice as many of a larger one."""
DIGEST = 12
"""Characters in a name before the place."""


class Bundle(msgspec.Struct, frozen=True, array_like=True):
    """Documents from one number to before that of the next bundle."""

    first: int
    digest: str
    """Hexadecimal; another one where a byte of their files is another."""

    def name(self, document: int) -> str:
        """What the name of a document's file says."""
        return f"{self.digest}{document - self.first:x}"


def bundles(addresses: Sequence[str], contents: Sequence[bytes]) -> Iterator[Bundle]:
    """All bundles; `contents` are the digests of the documents' files."""
    for first, end in pairwise([*_starts(addresses), len(addresses)]):
        yield _bundle(first, contents[first:end])


def bundles_again(known: Sequence[Bundle], before: Sequence[bytes], contents: Sequence[bytes]) -> Iterator[Bundle]:
    """The same where addresses are what they were when bundles were `known`, and contents what they were `before`."""
    for bundle, numbers in numbered(known, len(contents)):
        some = contents[bundle.first : numbers.stop]
        yield bundle if some == before[bundle.first : numbers.stop] else _bundle(bundle.first, some)


def numbered(bundles: Sequence[Bundle], documents: int) -> Iterator[tuple[Bundle, range]]:
    """Each with the numbers of its documents; of all there are so many."""
    for i, bundle in enumerate(bundles):
        yield bundle, range(bundle.first, bundles[i + 1].first if i + 1 < len(bundles) else documents)


def _bundle(first: int, contents: Sequence[bytes]) -> Bundle:
    return Bundle(first, digest_of(*contents).hex()[:DIGEST])


def _starts(addresses: Sequence[str]) -> Iterator[int]:
    """A bundle ends before one of the next addresses once it has half of its size; which one hangs on the address.

    Sizes are powers of two: else each new document would change them all.
    """
    half = (1 << max(len(addresses) // LEAST, 1).bit_length()) // 4 or 1
    start = -half
    for number, address in enumerate(addresses):
        if not number or (number - start >= half and int.from_bytes(digest_of(address)[:4]) % half == 0):
            start = number
            yield number
