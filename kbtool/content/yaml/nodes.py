"""What strict YAML is made of: every scalar stays the text that was written, with its place in the file."""

from msgspec import Struct

from kbtool.diagnostics import Span


class Scalar(Struct, frozen=True, gc=False):
    """A text."""

    text: str
    span: Span
    plain: bool
    """True where it stands without quotes and is no block."""


class Items(Struct, frozen=True):
    """A list."""

    nodes: tuple["Node", ...]
    span: Span


class Entry(Struct, frozen=True):
    """One line of a table: a key and its value."""

    key: Scalar
    value: "Node"


class Table(Struct, frozen=True):
    """A mapping, in the order of the file."""

    entries: tuple[Entry, ...]
    span: Span


type_of_node = {Scalar: "text", Items: "a list", Table: "a mapping"}
Node = Scalar | Items | Table
