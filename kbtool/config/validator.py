"""What pydantic makes of our Structs: all that is wrong with their values, and their JSON Schema.

Nothing imports this module at the start of a command, see `kbtool.config.checked`.
"""

from collections.abc import Callable
from functools import cache, lru_cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct, structs, to_builtins
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model

from kbtool.config.checked import Checked, Kind, Rule, WrongValuesError


def validated(kind: type[Kind], values: object) -> Kind:
    """The values as `kind`. Raises WrongValuesError with all that is wrong."""
    try:
        found: Kind = _adapter(kind).validate_python(values)
    except ValidationError as error:
        faults = [(detail["loc"], detail["msg"].removeprefix("Value error, ")) for detail in error.errors()]
        raise WrongValuesError(faults) from None
    return found


def first_fault(annotation: Any, value: object) -> str:
    """What is wrong first with a value, which is no other type's; empty where nothing is."""
    try:
        _adapter(annotation).validate_python(value, strict=True)
    except ValidationError as error:
        return error.errors()[0]["msg"]
    return ""


@lru_cache(maxsize=256)
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(_type(annotation))


@cache
def model_of(kind: type[Struct]) -> type[BaseModel]:
    """The model with the fields, bounds and rules of a Struct."""
    rules = kind.rules if issubclass(kind, Checked) else {}
    fields: dict[str, Any] = {
        item.name: (_ruled(_type(item.type), rules.get(item.name)), _default(item)) for item in structs.fields(kind)
    }
    config = kind.__struct_config__
    if config.tag_field:
        fields = {config.tag_field: (Literal[config.tag], ...)} | fields
    return create_model(kind.__name__, __config__=ConfigDict(extra="forbid"), __doc__=kind.__doc__, **fields)


def _type(annotation: Any) -> Any:
    """A type as pydantic writes it; where it names a Struct, the values are such Structs."""
    if _is_struct(annotation):
        return Annotated[model_of(annotation), AfterValidator(_maker(annotation))]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Annotated[_type(arguments[0]), *(_field(item) for item in arguments[1:] if isinstance(item, Meta))]
    if origin in (Union, UnionType):
        tags = {item.__struct_config__.tag_field for item in arguments if _is_struct(item)}
        union = reduce(or_, map(_type, arguments))
        return Annotated[union, Field(discriminator=tags.pop())] if tags - {None} else union
    return origin[tuple(map(_type, arguments))] if origin in (tuple, list, dict) else annotation


def _is_struct(annotation: Any) -> TypeGuard[type[Struct]]:
    return isinstance(annotation, type) and issubclass(annotation, Struct)


def _maker(kind: type[Struct]) -> Callable[[BaseModel], Struct]:
    return lambda model: kind(**{name: getattr(model, name) for name in kind.__struct_fields__})


def _field(meta: Meta) -> Any:
    """The bounds of a type."""
    return Field(
        gt=meta.gt,
        ge=meta.ge,
        le=meta.le,
        min_length=meta.min_length,
        pattern=meta.pattern.replace("\\Z", "$") if meta.pattern else None,
        json_schema_extra=meta.extra_json_schema,
    )


def _ruled(annotation: Any, rule: Rule | None) -> Any:
    def keep(value: Any) -> Any:
        if rule:
            rule(value)
        return value

    return Annotated[annotation, AfterValidator(keep)] if rule else annotation


def _default(item: structs.FieldInfo) -> Any:
    if item.default_factory is not NODEFAULT:
        return Field(default_factory=item.default_factory)
    if isinstance(item.default, Struct):
        return Field(default=to_builtins(item.default), validate_default=True)
    return ... if item.default is NODEFAULT else item.default
