"""From the table of a front matter to typed values, each with its place."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from kbtool.content.front_matter.field_reader import FieldReader
from kbtool.content.front_matter.parse import FrontMatter
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.yaml.nodes import Entry, Items, Node, Scalar, Table
from kbtool.diagnostics import START, Diagnostic, Span


class RawFields(Struct, frozen=True):
    """What one file says of itself, nothing inherited."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Field name → value of the type `Fields` has; a field that is not in the file is not here."""
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Field name → place of its value in the file."""
    diagnostics: tuple[Diagnostic, ...] = ()
    withheld: tuple[str, ...] = ()
    """Why the article must be in no edition; empty when nothing speaks against it."""
    is_harmless: bool = False
    """True where the article is withheld although its front matter certainly says nothing about who may read."""
    defaults: "RawFields | None" = None
    """Of an `index.md`: the values for everything below."""


def read_fields(front_matter: FrontMatter, rules: ReadingRules, is_index: bool = False) -> RawFields:
    """The typed values of one file and the findings about them; those of `front_matter` are included.

    An unreadable front matter gives no value and a reason to withhold. Never raises.
    """
    if not front_matter.readable:
        first = front_matter.diagnostics[0]
        reason = f"front matter cannot be read: {first.message} (line {first.span.line})"
        is_harmless = front_matter.is_harmless
        found = front_matter.diagnostics
        return RawFields(front_matter.path, diagnostics=found, withheld=(reason,), is_harmless=is_harmless)
    table = front_matter.table or Table((), START)
    reader = FieldReader(front_matter.path, rules, is_index)
    reader.read_table(table)
    defaults = None
    if reader.defaults is not None:
        inner = FieldReader(front_matter.path, rules, is_index=True, in_defaults=True)
        inner.read_table(reader.defaults)
        defaults = _raw_fields(inner)
    return _raw_fields(reader, defaults)


def unreadable_fields(path: str, diagnostics: tuple[Diagnostic, ...], reason: str) -> RawFields:
    """The fields of a file that could not even be decoded."""
    return RawFields(path, diagnostics=diagnostics, withheld=(reason,))


def configured_defaults(path: str, values: Mapping[str, Any], rules: ReadingRules) -> RawFields:
    """The typed values of `extra.kbtool.defaults`, a mapping as a YAML loader gives it; `path` is mkdocs.yml.

    Read by the rules of a base of our own: the configuration is ours. Every span is the start of the file.
    """
    strict = ReadingRules(rules.audiences)
    reader = FieldReader(path, strict, is_index=True, in_defaults=True)
    node = _node(values)
    if isinstance(node, Table):
        reader.read_table(node)
    return _raw_fields(reader)


def _raw_fields(reader: FieldReader, defaults: RawFields | None = None) -> RawFields:
    inner = defaults or RawFields(reader.path)
    return RawFields(
        reader.path,
        reader.values,
        reader.spans,
        (*reader.diagnostics, *inner.diagnostics),
        (*reader.withheld, *inner.withheld),
        defaults=defaults,
    )


def _node(value: object) -> Node:
    """The node that would have been read had the value stood in front matter."""
    if isinstance(value, Mapping):
        return Table(tuple(Entry(_scalar(key), _node(item)) for key, item in value.items()), START)
    if isinstance(value, (list, tuple)):
        return Items(tuple(_node(item) for item in value), START)
    return _scalar(value)


def _scalar(value: object) -> Scalar:
    if value is None:
        return Scalar("", START, True)
    return Scalar(str(value).lower() if isinstance(value, bool) else str(value), START, True)
