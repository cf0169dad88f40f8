"""What a Markdown body holds, each with its place.

The parts are structs of msgspec: a base has a million of them, and they are made and decoded five times as fast as
dataclasses.
"""

from dataclasses import dataclass, field

from msgspec import Struct

from kbtool.diagnostics import Span


class Heading(Struct, frozen=True, array_like=True, gc=False):
    """A heading of the body."""

    level: int
    text: str
    """Plain text, without markup and attribute list."""
    id: str
    """The id the renderer gives it, made unique the way it does."""
    span: Span
    """The mark and the text (`## Title`); for an underlined heading its text line."""
    level_span: Span
    """The `##`, or the underline."""


class Link(Struct, frozen=True, array_like=True, gc=False):
    """A link, an automatic link or an `<a href>`."""

    text: str
    """Plain text of the link; alternative texts of images in it count."""
    url: str
    """As written, unescaped; of a reference, the definition's."""
    span: Span
    url_span: Span
    """Where the address is written: for a reference, in its definition."""
    title: str = ""
    is_automatic: bool = False
    """`<https://…>`: the text is the address."""


class Image(Struct, frozen=True, array_like=True, gc=False):
    """An image, also raw HTML's."""

    alt: str | None
    """None where raw HTML has no alt at all; empty for a decorative image."""
    url: str
    span: Span
    url_span: Span


class Medium(Struct, frozen=True, array_like=True, gc=False):
    """What raw HTML shows or plays besides `<img src>`: film, sound, further sizes of an image."""

    url: str
    url_span: Span
    is_image: bool
    """True for `poster` and `srcset`."""


class CodeBlock(Struct, frozen=True, array_like=True, gc=False):
    """A fenced code block."""

    language: str
    text: str
    span: Span
    """From the opening to the closing fence."""


class Note(Struct, frozen=True, array_like=True, gc=False):
    """An admonition (`!!!`) or a block that folds (`???`)."""

    kind: str
    title: str
    span: Span
    """Its first line."""


class Tab(Struct, frozen=True, array_like=True, gc=False):
    """A content tab (`=== "Title"`)."""

    title: str
    span: Span


class Table(Struct, frozen=True, array_like=True, gc=False):
    """A table; `span` runs from the header to the last row."""

    columns: int
    rows: int
    span: Span


class Prose(Struct, frozen=True, array_like=True, gc=False):
    """A stretch of text on one line that people read: no markup, code, address or HTML."""

    text: str
    """Exactly as in the file, so that `column + i` is the place of `text[i]`."""
    line: int
    column: int
    in_heading: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        return Span(self.line, self.column + start, self.line, self.column + end)


class Paragraph(Struct, frozen=True, array_like=True, gc=False):
    """A paragraph or list item as a whole, for rules about sentences."""

    text: str
    """Plain text."""
    line: int
    """The line it starts on."""


@dataclass(frozen=True)
class Document:
    """All of it, each kind in reading order.

    No default is an attribute of the class: a document of the store decodes each part when it is asked for."""

    headings: tuple[Heading, ...] = field(default_factory=tuple)
    links: tuple[Link, ...] = field(default_factory=tuple)
    images: tuple[Image, ...] = field(default_factory=tuple)
    media: tuple[Medium, ...] = field(default_factory=tuple)
    code_blocks: tuple[CodeBlock, ...] = field(default_factory=tuple)
    indented_code: tuple[Span, ...] = field(default_factory=tuple)
    """Code that is code only because it is indented."""
    notes: tuple[Note, ...] = field(default_factory=tuple)
    tabs: tuple[Tab, ...] = field(default_factory=tuple)
    tables: tuple[Table, ...] = field(default_factory=tuple)
    footnotes: tuple[tuple[str, Span], ...] = field(default_factory=tuple)
    """Label and place of each footnote's text."""
    html_tags: tuple[tuple[str, Span], ...] = field(default_factory=tuple)
    """Name and place of each opening raw HTML tag."""
    comments: tuple[tuple[str, Span], ...] = field(default_factory=tuple)
    """What stands between `<!--` and `-->`, without blanks around it, and the place of the whole comment."""
    prose: tuple[Prose, ...] = field(default_factory=tuple)
    paragraphs: tuple[Paragraph, ...] = field(default_factory=tuple)
    anchors: frozenset[str] = field(default_factory=frozenset)
    """All ids a link may name: headings, attribute lists, raw HTML, footnotes."""
