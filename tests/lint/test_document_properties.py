"""No text whatever makes the reader fail, or points outside itself."""

import time
from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.diagnostics import Span
from kbtool.lint.document import Document, read_document

PIECES = (
    "\n", "\n\n", " ", "    ", "\t", "# ", "## a", "a", "退", "می\u200c", "- ", "1. ", "> ", "|", "|-|-|", "```",
    "~~~", "`", "!!! a", '??? "b"', '=== "c"', "[", "](", "]", ")", "![", "][", "[^1]", "[^1]: ", "[a]: b", "<", ">",
    "<div>", "</div>", "<div markdown>", "<p markdown>", "<a href='b'>", "</a>", "<img src=c>", "<script>", "<!--",
    "-->", "<br/>", "<hr>", "{#d}", "{: .e }", '\\', "*", "_", "&amp;", "===", "---", ": ", "*[a]: b", "<a@b>",
    "<x://y>", "\x02F0\x03", "\r", "\u2028", "\x00",
)  # fmt: skip
"""What the dialect gives a meaning to."""
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def spans(document: Document) -> Iterator[Span]:
    for field in fields(Document):
        for item in getattr(document, field.name):
            if isinstance(item, Span):
                yield item
            elif isinstance(item, tuple):
                yield item[1]
            else:
                for name in ("span", "url_span", "level_span"):
                    found = getattr(item, name, None)
                    if isinstance(found, Span):
                        yield found


@settings(max_examples=400, deadline=None)
@given(MARKUP | st.text(max_size=80))
def test_every_span_lies_in_the_text_and_is_not_reversed(body: str) -> None:
    lines = body.split("\n")
    for span in spans(read_document(body, first_line=4)):
        assert 4 <= span.line <= span.end_line < 4 + len(lines)
        assert 1 <= span.column <= len(lines[span.line - 4]) + 1
        assert 1 <= span.end_column <= len(lines[span.end_line - 4]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)


@settings(max_examples=400, deadline=None)
@given(MARKUP | st.text(max_size=80))
def test_prose_is_exactly_what_stands_there(body: str) -> None:
    lines = body.split("\n")
    for prose in read_document(body).prose:
        assert lines[prose.line - 1][prose.column - 1 :].startswith(prose.text)
        assert prose.text.strip()


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_every_kind_is_in_reading_order(body: str) -> None:
    document = read_document(body)
    for name in ("headings", "links", "images", "code_blocks", "notes", "tabs", "tables"):
        found = [item.span for item in getattr(document, name)]
        assert found == sorted(found)
    assert [comment[1] for comment in document.comments] == sorted(comment[1] for comment in document.comments)


@pytest.mark.parametrize(
    "piece", [*PIECES, "- - ", "[a](", "# {#", "[a]: b c\n", "a\n: b\n\n", "> ```\n", "- a\n\n    b\n\n"]
)
def test_time_grows_with_the_length_and_nothing_else(piece: str) -> None:
    read_document(piece * 20)
    started = time.process_time()
    read_document(piece * 5_000)
    assert time.process_time() - started < 5


def test_text_nested_without_end_is_read() -> None:
    body = "\n".join("    " * i + "- a" for i in range(300))

    assert read_document(body).paragraphs
