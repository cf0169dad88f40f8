"""The values of a field, whatever its type, for lists and tables."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

import msgspec

from kbtool.content.collation.sort_key import sort_key
from kbtool.content.front_matter.field_kinds import TRANSLATED_FIELDS
from kbtool.content.schema import TYPES, Fields
from kbtool.diagnostics import did_you_mean
from kbtool.errors import KbError

FieldValue = str | int | float | bool | date


def check_field_name(name: str, further: Iterable[str] = ()) -> None:
    """Raises KbError when `name` is no field, no part of one (`search.boost`), and not in `further`."""
    top = name.partition(".")[0]
    known = [*TYPES, *further]
    if top not in known:
        raise KbError(f"there is no field {name}; {did_you_mean(top, known)}")


def field_values(fields: Fields, name: str) -> tuple[FieldValue, ...]:
    """The values of a field or of a part of one (`search.boost`): several for a list, none where nothing is set."""
    value: object = fields
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else getattr(value, part, None)
    return tuple(_flat(value))


def _flat(value: object) -> Iterable[FieldValue]:
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, dict):
        yield from (f"{key}={one}" for key, item in value.items() for one in _flat(item))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, Enum):
        yield str(value)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, str | int | float | date) and value != "":
        yield value


def sort_value(name: str, value: FieldValue, locale: str) -> Any:
    """A key that orders the values of the field `name`: what readers see as their language does, all else by itself."""
    return sort_key(value, locale) if isinstance(value, str) and name in TRANSLATED_FIELDS else value
