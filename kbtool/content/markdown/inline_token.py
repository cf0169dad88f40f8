"""The tokens of inline Markdown."""

from enum import Enum

from msgspec import Struct

from kbtool.content.markdown.html_attributes import Attribute


class TokenKind(Enum):
    """What a token is."""

    TEXT = "text"
    """Plain characters, emphasis and escapes; a bracket that belongs to no link, too."""
    CODE = "code"
    """A code span with its backticks."""
    OPEN = "open"
    """`[` or `![`; it is text where no CLOSE or REFERENCE answers it."""
    CLOSE = "close"
    """`](…)`, with the destination."""
    REFERENCE = "reference"
    """`][…]`."""
    AUTOLINK = "autolink"
    """`<https://…>` or `<me@example.com>`, with the destination."""
    TAG = "tag"
    """A raw HTML tag, with its attributes."""
    SILENT = "silent"
    """A comment or a footnote's mark."""


class Token(Struct, frozen=True, gc=False):
    """A piece of the text and what it is."""

    kind: TokenKind
    start: int
    end: int
    url: str = ""
    """The destination as written, blanks around it included."""
    url_offset: int = 0
    """Where the destination starts in the text."""
    attributes: tuple[Attribute, ...] = ()
    title: str = ""
    """Of a CLOSE, what stands in quotes behind the destination."""
    label: str = ""
    """Of a REFERENCE, the name of its definition as `reference_label` gives it; empty for the text in the brackets."""
