"""What must not be found in one site, made ready for searching."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

import numpy as np

from kbtool.verify.fingerprints.matcher import Matcher
from kbtool.verify.fingerprints.secret import Origin
from kbtool.verify.fingerprints.text import Text
from kbtool.verify.fingerprints.tokens import GAP_HASH, Hashes
from kbtool.verify.fingerprints.vocabulary import Vocabulary
from kbtool.verify.sources.restricted import Restricted


class Watchlist:
    """Everything restricted for one audience, without what it may see as well."""

    def __init__(self, restricted: Restricted, allowed: Iterable[Text], allowed_digests: Iterable[str]) -> None:
        texts = [*restricted.allowed, *allowed]
        self.open_digests = restricted.allowed_digests | set(allowed_digests)
        self.digests = {key: origin for key, origin in restricted.digests.items() if key not in self.open_digests}
        self.matcher = Matcher(restricted.secrets)
        self.matcher.allow(_joined(texts))
        self.vocabulary = Vocabulary(restricted.secrets, texts)

    def origin(self, data: bytes) -> Origin | None:
        """Where a restricted file lies that has these bytes."""
        return self.digests.get(sha256(data).hexdigest()) if data else None


def _joined(texts: Sequence[Text]) -> Hashes:
    """All texts in a row, with gaps between them."""
    gap = np.array([GAP_HASH])
    return np.concatenate([piece for text in texts for piece in (text.hashes, gap)] or [gap])
