"""What a Markdown body holds, each with its place."""

from dataclasses import dataclass

from kbtool.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Heading:
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


@dataclass(frozen=True, slots=True)
class Link:
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


@dataclass(frozen=True, slots=True)
class Image:
    """An image, also raw HTML's."""

    alt: str | None
    """None where raw HTML has no alt at all; empty for a decorative image."""
    url: str
    span: Span
    url_span: Span


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced code block."""

    language: str
    text: str
    span: Span
    """From the opening to the closing fence."""


@dataclass(frozen=True, slots=True)
class Note:
    """An admonition (`!!!`) or a block that folds (`???`)."""

    kind: str
    title: str
    span: Span
    """Its first line."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A content tab (`=== "Title"`)."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `span` runs from the header to the last row."""

    columns: int
    rows: int
    span: Span


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of text on one line that people read: no markup, code, address or HTML."""

    text: str
    """Exactly as in the file, so that `column + i` is the place of `text[i]`."""
    line: int
    column: int
    in_heading: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        return Span(self.line, self.column + start, self.line, self.column + end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item as a whole, for rules about sentences."""

    text: str
    """Plain text."""
    line: int
    """The line it starts on."""


@dataclass(frozen=True, slots=True)
class Document:
    """All of it, each kind in reading order."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    code_blocks: tuple[CodeBlock, ...] = ()
    indented_code: tuple[Span, ...] = ()
    """Code that is code only because it is indented."""
    notes: tuple[Note, ...] = ()
    tabs: tuple[Tab, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[tuple[str, Span], ...] = ()
    """Label and place of each footnote's text."""
    html_tags: tuple[tuple[str, Span], ...] = ()
    """Name and place of each opening raw HTML tag."""
    comments: tuple[tuple[str, Span], ...] = ()
    """What stands between `<!--` and `-->`, without blanks around it, and the place of the whole comment."""
    prose: tuple[Prose, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    anchors: frozenset[str] = frozenset()
    """All ids a link may name: headings, attribute lists, raw HTML, footnotes."""
