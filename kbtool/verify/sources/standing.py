"""What one file says about who may read it, and when; nothing is inherited here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import normalize

NO = frozenset({"false", "no", "off", "n", "0"})
YES = frozenset({"true", "yes", "on", "y", "1"})
OPEN = frozenset({"public", "visible", "open", "all", "everyone", "everybody", "anyone"})
HIDING = frozenset({"draft", "hidden", "private", "unlisted", "restricted"})
STARTS = frozenset({"publishon", "publishdate", "publishedon", "publisheddate", "publishedat", "publishat"})
ENDS = frozenset({"expireson", "expirydate", "expires", "expiry", "expirationdate", "expiration", "expiresat"})
STATES = ("published", "archived", "review", "draft")
"""From the most to the least published."""
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is stated."""

    audience: str | None = None
    """None where nothing is stated."""
    state: str | None = None
    closed: str = ""
    """Why nobody may read it whatever else is said; empty for no such reason."""


def standing(values: dict[str, Any] | None, audiences: Sequence[str], today: date) -> Standing:
    """What a front matter states, or the `defaults` in one; None stands for one that cannot be read."""
    if values is None:
        return Standing(closed="its front matter is unclear")
    stated: dict[str, str] = {}
    closed = ""
    for key, value in values.items():
        folded = re.sub(r"[^a-z0-9]", "", normalize("NFKD", normalize("NFKC", key).casefold()))
        if key in ("audience", "state"):
            stated[key] = value if isinstance(value, str) else ""
        elif _resembles_audience(folded):
            closed = closed or f"{key} may be meant as audience"
        elif key != "defaults":
            closed = closed or _closing(folded, value, today)
    audience, state = stated.get("audience"), stated.get("state")
    if audience is not None and audience not in audiences:
        closed = closed or "its audience is unclear"
    if state is not None and state not in STATES:
        closed = closed or "its state is unclear"
    return Standing(audience, state, closed)


def _resembles_audience(folded: str) -> bool:
    return folded.startswith("audien") or (len(folded) in (7, 8, 9) and sorted(folded) == sorted("audience"))


def _closing(folded: str, value: object, today: date) -> str:
    """Why a key closes the article today; empty when it does not."""
    text = value.strip().casefold() if isinstance(value, str) else ""
    if folded in HIDING:
        return "" if text in NO else f"it is {folded}"
    if folded == "published":
        day = _day(text)
        return "" if text in YES or (day and day <= today) else "it is not published"
    if folded in {"visibility", "access"}:
        return "" if text in OPEN else f"its {folded} is not public"
    if folded == "password":
        return "it has a password"
    if folded in STARTS and text:
        day = _day(text)
        return "" if day and day <= today else "it is not published yet"
    if folded in ENDS and text:
        day = _day(text)
        return "" if day and today < day else "it has expired"
    return ""


def _day(text: str) -> date | None:
    match = DAY.match(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
