"""How front matter values are written into the store: by the types of `Fields`, so that they come back the same."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kbtool.content.schema import TYPES

Values = msgspec.defstruct(
    "Values",
    [(name, kind, msgspec.UNSET) for name, kind in TYPES.items()],
    omit_defaults=True,
)
"""One attribute for each field of front matter."""


def packed_values(values: Mapping[str, Any]) -> Any:
    """The values as one object that can be encoded. Raises TypeError for a field that does not exist."""
    return Values(**values)


def unpacked_values(packed: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The values of the fields `names`, in that order."""
    return {name: getattr(packed, name) for name in names}
