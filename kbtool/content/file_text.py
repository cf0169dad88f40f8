"""What one file says, with all that reading works out from its text alone."""

from dataclasses import dataclass, field

from kbtool.content.audience_blocks import cut_audience_blocks, may_hold_blocks
from kbtool.content.files.sources import SourceFile
from kbtool.content.files.used_files import find_addresses
from kbtool.content.front_matter.derived_title import find_heading_title
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.include_blocks import POSSIBLE
from kbtool.content.markdown.body import reading_units
from kbtool.content.markdown.depth import find_deep_block
from kbtool.content.source_text import SourceText, read_source_text
from kbtool.diagnostics import Diagnostic


@dataclass(frozen=True)
class FileText:
    """One file; nothing here depends on any other."""

    source: SourceText
    heading: tuple[str, int] | None
    """The first heading of level 1 that everybody may read, and its line in the body; looked for where no title is
    stated."""
    problems: tuple[Diagnostic, ...]
    """Why its body cannot be published; they withhold the article."""
    addresses: tuple[str, ...]
    """The paths that its body names: of articles and of other files."""
    length: int
    """That of its body for a reader, see `reading_units`."""
    is_plain: bool
    """Whether every edition shows the body as it stands: see `Own.is_plain`."""
    key: bytes = field(default=b"", compare=False)
    """The digest of everything that this was worked out from."""


def read_file_text(file: SourceFile, rules: ReadingRules, key: bytes = b"") -> FileText:
    """Reads a file. Never raises for what is in it."""
    source = read_source_text(file.path, file.data, rules, file.is_index)
    has_blocks = may_hold_blocks(source.body)
    shown, problems = _widest_body(file.path, source, rules, has_blocks)
    heading = None if "title" in source.fields.values else find_heading_title(shown, rules.audiences)
    length = 0 if problems else reading_units(source.body, file.language)
    is_plain = not has_blocks and not POSSIBLE.search(source.body)
    return FileText(source, heading, problems, find_addresses(source.body), length, is_plain, key)


def _widest_body(
    path: str, source: SourceText, rules: ReadingRules, has_blocks: bool
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The body as the widest audience sees it: nothing else may give an article its title."""
    deep = find_deep_block(path, source.body, source.body_line, rules.limits.depth)
    if deep:
        return "", (deep,)
    if not has_blocks:
        return source.body, ()
    return cut_audience_blocks(path, source.body, source.body_line, rules.audiences[0], rules.audiences)
