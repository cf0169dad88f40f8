"""Puts a document together from the blocks and what stands inside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kbtool.content.markdown.inline import read_inline
from kbtool.content.markdown.plain import PlainPiece, join_pieces, plain_inline, plain_pieces
from kbtool.content.markdown.slug import heading_slug
from kbtool.content.yaml.positions import Positions
from kbtool.diagnostics import Span
from kbtool.lint.parts import CodeBlock, Document, Heading, Image, Link, Medium, Note, Paragraph, Prose, Tab, Table
from kbtool.lint.reading.anchors import Anchors, ids_of
from kbtool.lint.reading.blocks import read_structure
from kbtool.lint.reading.leaf import Leaf, LeafKind
from kbtool.lint.reading.leaf_reader import LeafReader, Written
from kbtool.lint.reading.structure import Fence, Grid, Marked

Placed = TypeVar("Placed", Fence, Marked, Grid)
HEADING_ATTRIBUTES = re.compile(r"[ ]\{:?[ ]*([^}\n ][^}\n]*)\}[ ]*")


class Reader:
    """Reads one body."""

    def __init__(self, body: str, first_line: int) -> None:
        self.body = body
        self.positions = Positions(body, first_line)
        self.structure = read_structure(body)
        self.anchors = Anchors()
        self.headings: list[tuple[Leaf, str, str]] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.media: list[Medium] = []
        self.html_tags: list[tuple[str, Span]] = []
        self.comments: list[tuple[str, Span]] = []
        self.prose: list[Prose] = []
        self.paragraphs: list[Paragraph] = []

    def document(self) -> Document:
        """All of it."""
        structure, span = self.structure, self.positions.span
        for start, end in structure.comments:
            self._add_comment(start, end)
        for leaf in sorted([*structure.leaves, *structure.raw], key=lambda leaf: leaf.place(0)):
            self._read_leaf(leaf)
        headings = tuple(self._headings())
        for tab in structure.tabs:
            self.anchors.new(heading_slug(plain_inline(tab.title)))
        return Document(
            headings=headings,
            links=tuple(self.links),
            images=tuple(self.images),
            media=tuple(self.media),
            code_blocks=tuple(CodeBlock(f.language, f.text, span(f.start, f.end)) for f in _in_order(structure.fences)),
            indented_code=tuple(span(start, end) for start, end in sorted(structure.indented)),
            notes=tuple(Note(note.kind, note.title, span(note.start, note.end)) for note in _in_order(structure.notes)),
            tabs=tuple(Tab(tab.title, span(tab.start, tab.end)) for tab in _in_order(structure.tabs)),
            tables=tuple(
                Table(grid.columns, grid.rows, span(grid.start, grid.end)) for grid in _in_order(structure.tables)
            ),
            footnotes=tuple((note.kind, span(note.start, note.end)) for note in _in_order(structure.footnotes)),
            html_tags=tuple(self.html_tags),
            comments=tuple(sorted(self.comments, key=lambda comment: comment[1])),
            prose=tuple(self.prose),
            paragraphs=tuple(self.paragraphs),
            anchors=self.anchors.all() | {f"fn:{note.kind}" for note in structure.footnotes},
        )

    def _read_leaf(self, leaf: Leaf) -> None:
        leaf, own_id = _without_attributes(leaf)
        inside = LeafReader(leaf, self.structure.definitions)
        for written in inside.found:
            self._add_written(leaf, written)
        for url, start, end, is_image in inside.media:
            self.media.append(Medium(url, self.positions.span(start, end), is_image))
        for tag in inside.tags:
            self.html_tags.append((tag.name, self._span(leaf, tag.start, tag.end)))
            self.anchors.add_html(tag.name, tag.attributes, leaf.kind is LeafKind.ELEMENT)
        for start, end in inside.silent:
            if leaf.text.startswith("<!--", start):
                self._add_comment(leaf.place(start), leaf.place(end - 1) + 1)
            else:
                self.anchors.add_reference(leaf.text[start + 2 : end - 1])
        if leaf.kind not in (LeafKind.HTML, LeafKind.ELEMENT):
            self._read_text(leaf, plain_pieces(leaf.text, inside.tokens), own_id)

    def _read_text(self, leaf: Leaf, pieces: Sequence[PlainPiece], own_id: str) -> None:
        for piece in pieces:
            if not piece.text and leaf.text.startswith("{", piece.start):
                attributes = leaf.text[piece.start + 1 : leaf.text.find("}", piece.start)]
                self.anchors.of_elements.update(ids_of(attributes.removeprefix(":")))
        text = join_pieces(pieces)
        if leaf.kind is LeafKind.HEADING:
            self.headings.append((leaf, text, own_id))
        elif leaf.kind is LeafKind.PARAGRAPH and text:
            self.paragraphs.append(Paragraph(text, self.positions.place(leaf.place(0))[0]))
        self._add_prose(leaf, pieces)

    def _add_prose(self, leaf: Leaf, pieces: Sequence[PlainPiece]) -> None:
        """Stretches without markup, one a line; the characters are those of the file."""
        for start, end in _runs(pieces):
            at = start
            for line in leaf.text[start:end].split("\n"):
                if line.strip():
                    place = leaf.place(at)
                    text = self.body[place : place + len(line)]
                    self.prose.append(Prose(text, *self.positions.place(place), leaf.kind is LeafKind.HEADING))
                at += len(line) + 1

    def _add_written(self, leaf: Leaf, written: Written) -> None:
        span = self._span(leaf, written.start, written.end)
        url_span = self.positions.span(written.url_start, written.url_end)
        shown = leaf.text[written.text_start : written.text_end]
        text = shown if written.is_automatic else self._plain(shown)
        if written.is_image:
            self.images.append(Image(written.alt if written.is_html else text, written.url, span, url_span))
        else:
            self.links.append(Link(text, written.url, span, url_span, written.title, written.is_automatic))

    def _plain(self, text: str) -> str:
        """The text of a link, with what stands for its images."""
        tokens = read_inline(text, 0, len(text), self.structure.definitions)
        return join_pieces(plain_pieces(text, tokens, with_images=True))

    def _add_comment(self, start: int, end: int) -> None:
        text = self.body[start:end].removeprefix("<!--").removesuffix("-->")
        self.comments.append((text.strip(), self.positions.span(start, end)))

    def _span(self, leaf: Leaf, start: int, end: int) -> Span:
        """The place of a piece of a leaf; the end of a line belongs to the line."""
        return self.positions.span(leaf.place(start), leaf.place(max(start, end - 1)) + (end > start))

    def _headings(self) -> Iterator[Heading]:
        """The headings with their ids: those that are written come first, the others make way for them."""
        self.anchors.of_elements.update(own_id for _, _, own_id in self.headings if own_id)
        for leaf, text, own_id in self.headings:
            span = self.positions.span(min(leaf.mark[0], leaf.place(0)), leaf.place(len(leaf.text)))
            id_ = own_id or self.anchors.new(heading_slug(text))
            yield Heading(leaf.level, text, id_, span, self.positions.span(*leaf.mark))


def _without_attributes(leaf: Leaf) -> tuple[Leaf, str]:
    """A heading without its attribute list, and the id that the list gives it."""
    start = leaf.text.rfind(" {") if leaf.kind is LeafKind.HEADING else -1
    match = HEADING_ATTRIBUTES.fullmatch(leaf.text, start) if start >= 0 else None
    if not match:
        return leaf, ""
    ids = ids_of(match[1])
    return replace(leaf, text=leaf.text[: match.start()].rstrip().rstrip("#").rstrip()), ids[-1] if ids else ""


def _runs(pieces: Sequence[PlainPiece]) -> list[tuple[int, int]]:
    """Start and end of what is text as it stands, neighbours joined."""
    runs: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.text and piece.is_verbatim:
            start, end = piece.start, piece.start + len(piece.text)
            if runs and runs[-1][1] == start:
                start = runs.pop()[0]
            runs.append((start, end))
    return runs


def _in_order(blocks: Sequence[Placed]) -> list[Placed]:
    """Footnotes are read last, whatever they hold."""
    return sorted(blocks, key=lambda block: block.start)
