"""Finds classes that stand one to a file: to add one is to add the file."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import ClassVar, Protocol, TypeVar


class Identified(Protocol):
    """A class with an id of its own."""

    id: ClassVar[str]


Found = TypeVar("Found", bound=Identified)


def find_classes(package: ModuleType, kind: type[Found]) -> tuple[type[Found], ...]:
    """The class of each module in a package, by id.

    A module without exactly one class of this kind, or an id used twice, is our bug and raises TypeError.
    """
    modules = [import_module(f"{package.__name__}.{info.name}") for info in iter_modules(package.__path__)]
    found = sorted((_class_of(module, kind) for module in modules), key=lambda item: item.id)
    ids = [item.id for item in found]
    if len(set(ids)) != len(ids):
        raise TypeError(f"an id is used twice: {next(name for name in ids if ids.count(name) > 1)}")
    return tuple(found)


def _class_of(module: ModuleType, kind: type[Found]) -> type[Found]:
    own = [
        item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, kind) and item.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise TypeError(f"{module.__name__} holds {len(own)} rules instead of one")
    return own[0]
