"""The attributes of a raw HTML tag in Markdown text, with their places."""

import re
from dataclasses import dataclass

TAG = re.compile(r"<[A-Za-z][A-Za-z0-9-]*")
NAME = re.compile(r"[\s/]*([A-Za-z_:@][A-Za-z0-9_:.@-]*)")
VALUE = re.compile(r"""\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+)""")
TAG_END = re.compile(r"[\s/]*>")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute with a value."""

    name: str
    """In lower case."""
    value: str
    """As written, without quotes."""
    offset: int
    """Where the value starts in the text."""


def read_tag(text: str, at: int, end: int) -> tuple[list[Attribute], int]:
    """The attributes of the tag that opens at `at`, and where to read on.

    What looks like a tag and is none (`a <b and c`) has no attributes. Reading never goes back behind the offset that
    is returned: that keeps the whole scan linear.
    """
    tag = TAG.match(text, at, end)
    if tag is None:
        return [], at + 1
    attributes = []
    position = tag.end()
    while name := NAME.match(text, position, end):
        position = name.end()
        value = VALUE.match(text, position, end)
        if value:
            attributes.append(_attribute(name[1], value))
            position = value.end()
    closed = TAG_END.match(text, position, end)
    return (attributes, closed.end()) if closed else ([], position)


def _attribute(name: str, value: re.Match[str]) -> Attribute:
    quoted = value[1][0] in "\"'"
    text = value[1][1:-1] if quoted else value[1]
    return Attribute(name.lower(), text, value.start(1) + quoted)
