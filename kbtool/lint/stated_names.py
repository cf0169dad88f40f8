"""Names that front matter states, each with its place: owners, tags, sections, articles."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import structs

from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.front_matter.typed_values import LINE_END
from kbtool.content.yaml.nodes import Items, Node, Scalar, Table
from kbtool.lint.context import Context
from kbtool.lint.manuscript import Manuscript

DEFAULTS = "defaults"


def find_stated_names(manuscript: Manuscript, field: str, is_meant: Callable[[str], bool]) -> Iterator[Scalar]:
    """The names in `field` of the file itself and of its `defaults` for which `is_meant`, each with its place, and its
    text on one line as reading takes it.

    `field` holds one name or a list of names. The front matter is parsed again only where there is such a name.
    """
    own = manuscript.source.fields
    stated = [own.values.get(field), own.defaults.values.get(field) if own.defaults else None]
    if not any(is_meant(name) for value in stated for name in _names(value)):
        return
    table = parse_front_matter(manuscript.path, manuscript.text).table
    if table is not None:
        yield from (scalar for scalar in _scalars(table, field) if is_meant(scalar.text))


def configured_names(context: Context, field: str) -> tuple[str, ...]:
    """The names in `extra.kbtool.defaults`; what is no name there is a finding of reading."""
    value = context.configuration.settings.defaults.get(field)
    return tuple(name for name in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(name, str))


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value or ())


def _scalars(table: Table, field: str) -> Iterator[Scalar]:
    for entry in table.entries:
        name = entry.key.text.strip().casefold()
        if name == field:
            yield from _leaves(entry.value)
        elif name == DEFAULTS and isinstance(entry.value, Table):
            yield from _scalars(entry.value, field)


def _leaves(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if node.text.strip():
            yield structs.replace(node, text=LINE_END.sub(" ", node.text.strip()))
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _leaves(item)
