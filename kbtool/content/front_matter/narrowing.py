"""Of two values of a protective field, the one that shows the article to fewer people for less time."""

from typing import Any

from kbtool.content.schema import State

PUBLISHEDNESS = (State.PUBLISHED, State.ARCHIVED, State.REVIEW, State.DRAFT)
"""From the most to the least published."""
NARROWED_FIELDS = ("state", "publish_on", "expires_on", "noindex", "search")
"""Fields in which the narrower of two values always wins."""


def narrower_value(name: str, left: Any, right: Any) -> Any:
    """The narrower of two values of a field in NARROWED_FIELDS; a missing one (None) is the wider."""
    if left is None or right is None:
        return right if left is None else left
    if name == "state":
        return max(left, right, key=PUBLISHEDNESS.index)
    if name == "expires_on":
        return min(left, right)
    if name == "search":
        return right if right.exclude else left
    return max(left, right)
