"""What is known of one article from earlier checks, and what this one adds."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

from kbtool.lint.finding import Finding
from kbtool.lint.parts import Document

Known = TypeVar("Known")


class Group(msgspec.Struct, array_like=True, frozen=True):
    """Findings of rules that looked at the same parts of the base beside the article."""

    touched: tuple[str, ...]
    """Those parts."""
    stamp: bytes
    """The digest of what they were."""
    rules: tuple[str, ...]
    found: tuple[tuple[str, Finding], ...]
    """Rule and finding, in the order they were made."""


class Remembered(msgspec.Struct, array_like=True):
    """All that is kept of one article."""

    groups: tuple[Group, ...]
    reaching: tuple[str, ...]
    """Rules that looked at other articles: they run each time."""
    facts: dict[str, msgspec.Raw]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Remembered)


def keep_nothing(document: Document) -> None:
    """For articles without a store."""


class ArticleMemory:
    """One article's. Without `value` nothing is known yet."""

    def __init__(
        self,
        value: bytes | None = None,
        document: Document | None = None,
        keep_document: Callable[[Document], None] = keep_nothing,
    ) -> None:
        self.document = document
        """The Markdown, where the store has it."""
        self.keep_document = keep_document
        """Takes the document where it had to be read."""
        self.groups: tuple[Group, ...] | None = None
        """What rules found; None where they have to run."""
        self.reaching: tuple[str, ...] = ()
        self._raw: dict[str, msgspec.Raw] = {}
        self._facts: dict[str, Any] = {}
        self._is_new = value is None
        if value is not None:
            self._take(value)

    def remember(self, groups: tuple[Group, ...], reaching: tuple[str, ...]) -> None:
        """Takes note of what rules found."""
        self.groups, self.reaching, self._is_new = groups, reaching, True

    def fact(self, function: Callable[..., Known], *arguments: Any) -> Known:
        """What `function` gives for the arguments, the first of which is the manuscript of this article.

        Its result must follow from the manuscript and the other arguments alone, and its return type must say how to
        decode it.
        """
        name = f"{function.__module__}.{function.__qualname__}{arguments[1:]!r}"
        if name not in self._facts:
            self._facts[name] = self._decoded(name, function, arguments)
        found: Known = self._facts[name]
        return found

    def encode(self) -> bytes | None:
        """What to keep; None where nothing is new, or cannot be kept."""
        if not self._is_new or self.groups is None:
            return None
        try:
            return _encoder.encode(Remembered(self.groups, self.reaching, self._raw))
        except (TypeError, ValueError, OverflowError):
            return None

    def _decoded(self, name: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if name in self._raw:
            try:
                return _decoder_of(function).decode(self._raw[name])
            except msgspec.MsgspecError:
                del self._raw[name]
        value = function(*arguments)
        self._raw[name] = msgspec.Raw(_encoder.encode(value))
        self._is_new = True
        return value

    def _take(self, value: bytes) -> None:
        try:
            known = _decoder.decode(value)
        except msgspec.MsgspecError:
            self._is_new = True
            return
        self.groups, self.reaching, self._raw = known.groups, known.reaching, known.facts


@cache
def _decoder_of(function: Callable[..., Any]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(get_type_hints(function)["return"])
