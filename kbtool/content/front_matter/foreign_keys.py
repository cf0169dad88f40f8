"""Keys by which other tools keep a page from readers, and what they mean here.

Jekyll, Hugo, Docusaurus and their like know `draft`, `published`, `publishDate`, `expiryDate`, `unlisted` and more. A
base that comes from them must not publish what they would have hidden.
"""

import re
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from kbtool.content.front_matter.protective_keys import fold_key
from kbtool.content.schema import State
from kbtool.content.yaml.nodes import Node, Scalar

YES = frozenset({"true", "yes", "on", "y", "1"})
NO = frozenset({"false", "no", "off", "n", "0"})
DRAFTS = frozenset({"draft"})
HIDING = frozenset({"hidden", "private", "unlisted", "restricted"})
SHOWING = frozenset({"published"})
OPENNESS = frozenset({"visibility", "access"})
OPEN = frozenset({"public", "visible", "open", "all", "everyone", "everybody", "anyone"})
SECRETS = frozenset({"password"})
STARTS = frozenset({"publishdate", "publishedon", "publisheddate", "publishedat", "publishat"})
ENDS = frozenset({"expirydate", "expires", "expiry", "expirationdate", "expiration", "expiresat", "unpublishdate"})
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(.*)", re.DOTALL)


class ForeignMeaning(Struct, frozen=True):
    """What a protective key of another tool asks for."""

    field: str = ""
    """The field of ours that says the same: `state`, `publish_on`, `expires_on`; empty for none."""
    value: Any = None
    """The value of that field."""
    withheld: str = ""
    """Why the article must be in no edition; empty when the key is clearly permissive or has a field."""


def find_foreign_meaning(key: str, node: Node) -> ForeignMeaning | None:
    """What a foreign key and its value mean; None for keys that protect nothing."""
    folded = fold_key(key)
    text = node.text.strip().casefold() if isinstance(node, Scalar) else None
    unclear = ForeignMeaning(
        withheld=f"{key} is {node.text[:40] or 'empty' if isinstance(node, Scalar) else 'unclear'}"
    )
    if folded in DRAFTS:
        return ForeignMeaning("state", State.DRAFT) if text in YES else _permissive(text in NO, unclear)
    if folded in SHOWING:
        if text in NO:
            return ForeignMeaning("state", State.DRAFT)
        return _permissive(text in YES, _day("publish_on", text) or unclear)
    if folded in HIDING:
        return _permissive(text in NO, unclear)
    if folded in OPENNESS:
        return _permissive(text in OPEN, unclear)
    if folded in STARTS:
        return _day("publish_on", text) or unclear
    if folded in ENDS:
        return _day("expires_on", text) or unclear
    return ForeignMeaning(withheld=f"{key} protects the page") if folded in SECRETS else None


def _permissive(is_permissive: bool, otherwise: ForeignMeaning) -> ForeignMeaning:
    return ForeignMeaning() if is_permissive else otherwise


def _day(field: str, text: str | None) -> ForeignMeaning | None:
    """The day a timestamp falls on. A start with a time of day waits for the next day, so that nothing is early."""
    match = DAY.fullmatch(text or "")
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        late = field == "publish_on" and re.search("[1-9]", match[4])
        return ForeignMeaning(field, day + timedelta(days=1) if late else day)
    except (ValueError, OverflowError):
        return None
