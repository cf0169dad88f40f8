"""A front matter with a token in every field that can hold one, from the schema itself: a new field is in at once."""

import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct, structs

from kbtool.content.schema import INDEX_ONLY, MARKS, TYPES, Period

Token = Callable[[str], str]
"""Place → token."""
NO_TOKEN = (date, Enum, bool, int, float, type(None))
"""Types that can hold no word."""
ON_AN_INDEX = {name for name, marks in MARKS.items() if marks == INDEX_ONLY}


def planted_fields(names: set[str], token: Token) -> dict[str, Any]:
    """Field → value with tokens, for those of `names` that can hold one."""
    found = {}
    for name in sorted(names):
        value = _value(name, TYPES[name], token)
        if value is not None:
            found[name] = value
    return found


def _value(name: str, annotation: Any, token: Token) -> Any:
    if annotation == Period:
        return None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(name, arguments[0], token)
    if origin in (Union, types.UnionType):
        return next((value for kind in arguments if (value := _value(name, kind, token)) is not None), None)
    if origin is tuple:
        value = _value(name, arguments[0], token)
        return [value] if value is not None else None
    if origin is dict:
        return {"products": [token(f"{name}.products")]}
    if annotation is str:
        return token(name)
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        parts = {part.name: _value(f"{name}.{part.name}", part.type, token) for part in structs.fields(annotation)}
        return {key: value for key, value in parts.items() if value is not None} or None
    if isinstance(annotation, type) and issubclass(annotation, NO_TOKEN):
        return None
    raise AssertionError(f"{name}: teach the canaries to plant a token in {annotation}")


def as_front_matter(fields: Mapping[str, Any]) -> str:
    """As YAML, nested values in one line."""
    return "".join(f"{name}: {_flow(value)}\n" for name, value in fields.items())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, list) else str(value)
