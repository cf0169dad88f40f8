"""The attributes of a raw HTML tag in Markdown text, with their places."""

import re

from msgspec import Struct

TAG = re.compile(r"<[A-Za-z][A-Za-z0-9-]*")
NAME = re.compile(r"[\s/]*([A-Za-z_:@][A-Za-z0-9_:.@-]*)")
VALUE = re.compile(r"""\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+)""")
TAG_END = re.compile(r"[\s/]*>")


class Attribute(Struct, frozen=True, gc=False):
    """One attribute with a value."""

    name: str
    """In lower case."""
    value: str
    """As written, without quotes."""
    offset: int
    """Where the value starts in the text."""


class Tag(Struct, frozen=True, gc=False):
    """An opening tag, or what looked like one."""

    attributes: tuple[Attribute, ...]
    """Empty where the tag does not close."""
    end: int
    """Where to read on. Nobody needs to go back behind it: that keeps a scan linear."""
    is_closed: bool
    """False for what is no tag after all: `a <b and [c]`."""


def read_tag(text: str, at: int, end: int) -> Tag | None:
    """The tag that opens at `at`; None when no name follows the `<`."""
    opening = TAG.match(text, at, end)
    if opening is None:
        return None
    attributes = []
    position = opening.end()
    while name := NAME.match(text, position, end):
        position = name.end()
        value = VALUE.match(text, position, end)
        if value:
            attributes.append(_attribute(name[1], value))
            position = value.end()
    closing = TAG_END.match(text, position, end)
    return Tag(tuple(attributes), closing.end(), True) if closing else Tag((), position, False)


def _attribute(name: str, value: re.Match[str]) -> Attribute:
    quoted = value[1][0] in "\"'"
    text = value[1][1:-1] if quoted else value[1]
    return Attribute(name.lower(), text, value.start(1) + quoted)
