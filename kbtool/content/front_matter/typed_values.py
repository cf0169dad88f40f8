"""From the text of a node to the type its field has in a Struct."""

import re
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, TypeGuard, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from kbtool.content import rule_ids
from kbtool.content.front_matter.dates import parse_day
from kbtool.content.front_matter.unfit_value import UnfitValueError
from kbtool.content.yaml.nodes import Items, Node, Scalar, Table, type_of_node
from kbtool.diagnostics import did_you_mean

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,6})?")
LINE_END = re.compile(r"[ \t]*\n\s*")

Model = TypeVar("Model", bound=Struct)


def typed_value(name: str, annotation: Any, node: Node) -> Any:
    """The value of the field `name`, of type `annotation`; raises UnfitValueError.

    Handles str, int, float, bool (`true` and `false` only), date, StrEnum, tuples, dicts with text keys, Structs,
    optional and annotated types.
    """
    if annotation is str:
        return _scalar(name, annotation, node)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _constrained(name, annotation, typed_value(name, arguments[0], node), node)
    if origin in (Union, UnionType):
        return _union(name, [part for part in arguments if part is not NoneType], node)
    if origin is tuple:
        return _items(name, arguments[0], node)
    if origin is dict:
        table = _table(name, node)
        return {entry.key.text: typed_value(entry.key.text, arguments[1], entry.value) for entry in table.entries}
    if _is_struct(annotation):
        return typed_model(name, annotation, node)
    return _scalar(name, annotation, node)


def typed_model(name: str, model: type[Model], node: Node) -> Model:
    """An instance of `model` from a mapping; unknown and missing keys are refused."""
    table = _table(name, node)
    parts = _parts(model)
    values: dict[str, Any] = {}
    for entry in table.entries:
        key = entry.key.text
        if key not in parts:
            hint = did_you_mean(key, parts)
            raise UnfitValueError(rule_ids.UNKNOWN_KEY, entry.key.span, f"unknown key {key[:60]} in {name}", hint)
        values[key] = typed_value(f"{name}.{key}", parts[key].type, entry.value)
    missing = [key for key, part in parts.items() if part.required and key not in values]
    if missing:
        message = f"{name} has no {' and no '.join(missing)}"
        raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, message, f"add {', '.join(missing)}")
    return model(**values)


@cache
def _parts(model: type[Struct]) -> dict[str, structs.FieldInfo]:
    return {part.name: part for part in structs.fields(model)}


def _constrained(name: str, annotation: Any, value: Any, node: Node) -> Any:
    """The value itself where it keeps the constraints of its annotation (patterns, bounds)."""
    try:
        msgspec.convert(value, annotation)
    except msgspec.ValidationError:
        # Pydantic words what is wrong. It takes longer to load than all else, and is so only for such a fault.
        reason = import_module("kbtool.config.validator").first_fault(annotation, value)
        shown = node.text[:60] if isinstance(node, Scalar) else type_of_node[type(node)]
        message = f"{name} is {shown}"
        hint = f"correct it: {reason[:1].lower()}{reason[1:]}"
        raise UnfitValueError(rule_ids.INVALID_PATTERN, node.span, message, hint) from None
    return value


def _is_struct(annotation: Any) -> TypeGuard[type[Struct]]:
    return isinstance(annotation, type) and issubclass(annotation, Struct)


def _union(name: str, choices: list[Any], node: Node) -> Any:
    """The first choice that fits the node: text for a scalar, a mapping or model for a table."""
    if len(choices) > 1 and isinstance(node, Table):
        tables = [choice for choice in choices if get_origin(choice) is dict or _is_struct(choice)]
        choices = tables or choices
    return typed_value(name, choices[0], node)


def _items(name: str, annotation: Any, node: Node) -> tuple[Any, ...]:
    if isinstance(node, Items):
        return tuple(typed_value(name, annotation, item) for item in node.nodes)
    hint = "write a list, one item a line after a hyphen, or in brackets"
    if isinstance(node, Scalar) and not node.text.strip():
        raise UnfitValueError(rule_ids.EMPTY_VALUE, node.span, f"{name} is empty", "remove the line or give a list")
    raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, f"{name} is {type_of_node[type(node)]}, not a list", hint)


def _table(name: str, node: Node) -> Table:
    if isinstance(node, Table):
        return node
    message = f"{name} is {type_of_node[type(node)]}, not a mapping"
    raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, message, "write `key: value` lines, indented")


def _scalar(name: str, annotation: Any, node: Node) -> Any:
    if not isinstance(node, Scalar):
        message = f"{name} is {type_of_node[type(node)]}, not text"
        raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, message, "write one value")
    text = LINE_END.sub(" ", node.text.strip())
    if not text:
        raise UnfitValueError(rule_ids.EMPTY_VALUE, node.span, f"{name} is empty", "give a value or remove the line")
    if annotation is bool:
        return _boolean(name, text, node)
    if annotation in (int, float):
        return _number(name, annotation, text, node)
    if annotation is date:
        return parse_day(name, node)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _choice(name, annotation, text, node)
    return text


def _boolean(name: str, text: str, node: Scalar) -> bool:
    if text in ("true", "false"):
        return text == "true"
    message = f"{name} is neither true nor false: {text[:40]}"
    raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, message, "write true or false")


def _number(name: str, annotation: type[int] | type[float], text: str, node: Scalar) -> int | float:
    if (INTEGER if annotation is int else DECIMAL).fullmatch(text):
        return annotation(text)
    kind = "whole number" if annotation is int else "number"
    message = f"{name} is no {kind} of at most nine digits: {text[:40]}"
    raise UnfitValueError(rule_ids.INVALID_NUMBER, node.span, message, f"write a {kind} without leading zeros: 10")


def _choice(name: str, annotation: type[StrEnum], text: str, node: Scalar) -> StrEnum:
    choices = [choice.value for choice in annotation]
    if text in choices:
        return annotation(text)
    message = f"{name} is {text[:60]}, not one of {', '.join(choices)}"
    raise UnfitValueError(rule_ids.UNKNOWN_VALUE, node.span, message, did_you_mean(text, choices))
