"""What the web says about an address."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What an answer means for a reader who follows the link."""

    FOUND = "found"
    MOVED = "moved"
    """The page is there, and its server says that it has another address for good."""
    GONE = "gone"
    UNSURE = "unsure"
    """Nobody can tell from here: no answer, an answer to programs only, a private network."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of asking for one address."""

    outcome: Outcome
    reason: str = ""
    """Why, to follow the address in a sentence: `answers 404 (Not Found)`; empty for `FOUND`."""
    address: str = ""
    """Of `MOVED`, where the page is now."""
    status: int = 0
    """The last status code (RFC 9110); 0 where no server answered."""


FOUND = Answer(Outcome.FOUND, status=200)
