"""One Markdown file, read: the four steps of reading in one call."""

from msgspec import Struct

from kbtool.content.files.decoding import decode_source
from kbtool.content.front_matter.fields import RawFields, read_fields, unreadable_fields
from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.source_lines import with_source_lines
from kbtool.diagnostics import Diagnostic


class SourceText(Struct, frozen=True):
    """What one file says, nothing inherited."""

    fields: RawFields
    body: str
    """The Markdown below the front matter; empty where the file could not be read."""
    body_line: int
    """The line of the file on which the body starts, from 1."""
    text: str
    """The whole file with `\\n` line ends; empty where it could not be decoded."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings of reading, with their source lines."""


def read_source_text(path: str, data: bytes, rules: ReadingRules, is_index: bool = False) -> SourceText:
    """Decode the bytes of the file `path`, cut off its front matter and read its fields. Never raises."""
    text, decoding = decode_source(path, data, rules.limits.size)
    if text is None:
        first = decoding[-1]
        return SourceText(unreadable_fields(path, decoding, f"cannot be read: {first.message}"), "", 1, "", decoding)
    front_matter = parse_front_matter(path, text)
    fields = read_fields(front_matter, rules, is_index)
    diagnostics = with_source_lines((*decoding, *fields.diagnostics), text)
    return SourceText(fields, front_matter.body, front_matter.body_line, text, diagnostics)
