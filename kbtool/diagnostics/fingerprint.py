"""A name for a finding that stays the same while lines above it come and go."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from kbtool.diagnostics.diagnostic import Diagnostic

LENGTH = 32
"""Hexadecimal digits of a fingerprint."""


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One for each finding, in the same order: of its path, rule and source line (any blanks are one), and which of
    several alike it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for item in diagnostics:
        about = (item.path, item.id, " ".join(item.source.split()))
        text = "\0".join((*about, str(seen[about])))
        seen[about] += 1
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH])
    return found
