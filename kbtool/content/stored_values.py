"""How front matter values are written into the store: by the types of `Fields`, so that they come back the same."""

from collections.abc import Mapping
from typing import Any

import msgspec
from pydantic import BaseModel

from kbtool.content.schema import Fields

Values = msgspec.defstruct(
    "Values",
    [(name, info.annotation, msgspec.UNSET) for name, info in Fields.model_fields.items()],
    omit_defaults=True,
)
"""One attribute for each field of front matter."""


def packed_values(values: Mapping[str, Any]) -> Any:
    """The values as one object that can be encoded. Raises TypeError for a field that does not exist."""
    return Values(**values)


def unpacked_values(packed: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The values of the fields `names`, in that order."""
    return {name: getattr(packed, name) for name in names}


def encode_model(value: object) -> object:
    """For what msgspec does not know: our pydantic models become mappings."""
    if isinstance(value, BaseModel):
        return value.model_dump(exclude_unset=True)
    raise TypeError(f"{type(value)} cannot be kept")


def decode_model(kind: type, value: Any) -> Any:
    """The way back; pydantic checks the value again."""
    if issubclass(kind, BaseModel):
        return kind.model_validate(value)
    raise TypeError(f"{kind} cannot be kept")
