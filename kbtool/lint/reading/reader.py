"""Puts a document together from the blocks and what stands inside them."""

import html
import re

from kbtool.content.plain import join_pieces, plain_pieces
from kbtool.content.positions import Positions
from kbtool.content.slug import heading_slug
from kbtool.diagnostics import Span
from kbtool.lint.parts import CodeBlock, Document, Heading, Image, Link, Note, Paragraph, Prose, Tab, Table
from kbtool.lint.reading.blocks import read_structure
from kbtool.lint.reading.leaf import Leaf, LeafKind
from kbtool.lint.reading.leaf_reader import LeafReader, Written

HEADING_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^\n]*)\}[ ]*$")
ID = re.compile(r"(?:^|[ ])(?:#([^ }=]+)|id=[\"']?([^\"' }]+))")


class Reader:
    """Reads one body."""

    def __init__(self, body: str, first_line: int) -> None:
        self.positions = Positions(body, first_line)
        self.structure = read_structure(body)
        self.headings: list[tuple[Leaf, str, str]] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.html_tags: list[tuple[str, Span]] = []
        self.comments: list[tuple[str, Span]] = []
        self.prose: list[Prose] = []
        self.paragraphs: list[Paragraph] = []
        self.ids: set[str] = set()

    def document(self) -> Document:
        """All of it."""
        for leaf in sorted([*self.structure.leaves, *self.structure.raw], key=lambda leaf: leaf.place(0)):
            self._read_leaf(leaf)
        headings = self._headings()
        self.comments += [self._comment(start, end) for start, end in self.structure.comments]
        self.comments.sort(key=lambda comment: comment[1])
        span = self.positions.span
        structure = self.structure
        return Document(
            headings=headings,
            links=tuple(self.links),
            images=tuple(self.images),
            code_blocks=tuple(CodeBlock(f.language, f.text, span(f.start, f.end)) for f in structure.fences),
            notes=tuple(Note(note.kind, note.title, span(note.start, note.end)) for note in structure.notes),
            tabs=tuple(Tab(tab.title, span(tab.start, tab.end)) for tab in structure.tabs),
            tables=tuple(Table(grid.columns, grid.rows, span(grid.start, grid.end)) for grid in structure.tables),
            footnotes=tuple((note.kind, span(note.start, note.end)) for note in structure.footnotes),
            html_tags=tuple(self.html_tags),
            comments=tuple(self.comments),
            prose=tuple(self.prose),
            paragraphs=tuple(self.paragraphs),
            anchors=frozenset(self.ids | {heading.id for heading in headings}),
        )

    def _read_leaf(self, leaf: Leaf) -> None:
        if leaf.kind is LeafKind.HEADING:
            leaf, own_id = _without_attributes(leaf)
        else:
            own_id = ""
        inside = LeafReader(leaf, self.structure.definitions)
        for written in inside.found:
            self._add_written(leaf, written)
        for tag in inside.tags:
            self.html_tags.append((tag.name, self._span(leaf, tag.start, tag.end)))
            for attribute in tag.attributes:
                if attribute.name == "id" or (tag.name == "a" and attribute.name == "name"):
                    self.ids.add(html.unescape(attribute.value))
        self.comments += [self._comment(leaf.place(start), leaf.place(end - 1) + 1) for start, end in inside.comments]
        if leaf.kind is LeafKind.HTML:
            return
        pieces = plain_pieces(leaf.text, self.structure.definitions)
        text = join_pieces(pieces)
        if leaf.kind is LeafKind.HEADING:
            self.headings.append((leaf, text, own_id))
        elif leaf.kind is LeafKind.PARAGRAPH and text:
            self.paragraphs.append(Paragraph(text, self.positions.place(leaf.place(0))[0]))
        self._add_prose(leaf, [(piece.start, piece.text) for piece in pieces if piece.text and piece.is_verbatim])

    def _add_prose(self, leaf: Leaf, pieces: list[tuple[int, str]]) -> None:
        runs: list[list[int]] = []
        for start, text in pieces:
            if runs and runs[-1][1] == start:
                runs[-1][1] = start + len(text)
            else:
                runs.append([start, start + len(text)])
        for start, end in runs:
            for line in leaf.text[start:end].split("\n"):
                if line.strip():
                    number, column = self.positions.place(leaf.place(start))
                    self.prose.append(Prose(line, number, column, leaf.kind is LeafKind.HEADING))
                start += len(line) + 1

    def _add_written(self, leaf: Leaf, written: Written) -> None:
        span = self._span(leaf, written.start, written.end)
        url_span = self.positions.span(written.url_start, written.url_end)
        shown = leaf.text[written.text_start : written.text_end]
        text = shown if written.is_automatic else join_pieces(plain_pieces(shown, self.structure.definitions, True))
        if written.is_image:
            alt = written.alt if written.is_html else text
            self.images.append(Image(alt, written.url, span, url_span))
        else:
            self.links.append(Link(text, written.url, span, url_span, written.title, written.is_automatic))

    def _comment(self, start: int, end: int) -> tuple[str, Span]:
        text = self.positions.text[start:end].removeprefix("<!--").removesuffix("-->")
        return text.strip(), self.positions.span(start, end)

    def _span(self, leaf: Leaf, start: int, end: int) -> Span:
        """The place of a piece of a leaf that is not empty."""
        return self.positions.span(leaf.place(start), leaf.place(max(start, end - 1)) + (end > start))

    def _headings(self) -> tuple[Heading, ...]:
        """The headings with their ids: those that are written come first, the others make way (`_1`)."""
        used = self.ids | {own_id for _, _, own_id in self.headings if own_id}
        made = []
        for leaf, text, own_id in self.headings:
            id_ = own_id or unique(heading_slug(text), used)
            used.add(id_)
            span = self.positions.span(min(leaf.mark[0], leaf.place(0)), leaf.place(len(leaf.text)))
            made.append(Heading(leaf.level, text, id_, span, self.positions.span(*leaf.mark)))
        return tuple(made)


def _without_attributes(leaf: Leaf) -> tuple[Leaf, str]:
    """A heading without its attribute list, and the id that the list gives it."""
    match = HEADING_ATTRIBUTES.search(leaf.text)
    if not match:
        return leaf, ""
    found = ID.search(match[1])
    text = leaf.text[: match.start()].rstrip("#").rstrip()
    return Leaf(leaf.kind, text, leaf.starts, leaf.shifts, leaf.level, leaf.mark), (
        found[1] or found[2]
    ) if found else ""


def unique(name: str, used: set[str]) -> str:
    """The name as the toc extension makes it unique: `name_1`, `name_2`."""
    count, base = 0, name
    match = re.fullmatch(r"(.*)_([0-9]+)", name)
    if name not in used:
        return name
    if match:
        base, count = match[1], int(match[2])
    while True:
        count += 1
        if f"{base}_{count}" not in used:
            return f"{base}_{count}"
