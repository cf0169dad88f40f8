"""Emphasis and the like: patterns that name all of Unicode's punctuation take long to compile; few are ever needed.

The same, because each pattern begins with its character: it is compiled when it is tried where that stands, and tried
nowhere else.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kbtool.build.quick.tried import are_tried

PLACE = "pymdownx.delimiterprocessor"
"""Versions before 13 have no such module, and patterns that are compiled soon."""
MADE = frozenset({"boundary", "max_size", "bad"})
"""What `_build_patterns` sets."""
Delimiter: Any = import_module(PLACE).Delimiter if find_spec(PLACE) else object
DelimiterProcessor: Any = import_module(PLACE).DelimiterProcessor if find_spec(PLACE) else object
build_patterns: Any = getattr(Delimiter, "_build_patterns", None)


class QuickDelimiter(Delimiter):  # type: ignore[misc]
    """Has its patterns compiled when it is found in a text."""

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there, or not yet."""
        if name not in MADE:
            raise AttributeError(name)
        build_patterns(self, self.token)
        return vars(self)[name]


class QuickEmphasis(DelimiterProcessor):  # type: ignore[misc]
    """Stands for `pymdownx.delimiterprocessor.DelimiterProcessor`."""

    def get_match(self, data: str, start: int) -> re.Match[str] | None:
        """The delimiter that begins here."""
        found: re.Match[str] | None = self.delimiters[data[start]].boundary.match(data, start)
        return found

    def search(self, data: str, start: int) -> re.Match[str] | None:
        """The next delimiter that opens something, or closes what is open."""
        for sign in self.compiled_re.finditer(data, start):
            place = sign.start()
            self.positions.append(place)
            delimiter = self.delimiters[data[place]]
            found: re.Match[str] | None = delimiter.boundary.match(data, place)
            if found and (delimiter.stack or not (found.lastgroup or "").startswith("e")):
                return found
        return None


class LateBoundary:
    """Stands for the pattern of a delimiter until that is compiled."""

    def __init__(self, delimiter: Any) -> None:
        self._delimiter = delimiter

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """As `Pattern.match`."""
        if not text.startswith(self._delimiter.token, start):
            return None
        build_patterns(self._delimiter, self._delimiter.token)
        found: re.Match[str] | None = self._delimiter.boundary.match(text, start)
        return found


@contextmanager
def late_patterns() -> Iterator[None]:
    """A block in which delimiters are made that way."""

    def put_off(delimiter: Any, token: str) -> None:
        delimiter.__class__ = QuickDelimiter
        delimiter.boundary = LateBoundary(delimiter)

    if not build_patterns or not are_tried():
        yield
        return
    Delimiter._build_patterns = put_off
    try:
        yield
    finally:
        Delimiter._build_patterns = build_patterns
