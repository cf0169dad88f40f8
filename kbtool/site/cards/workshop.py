"""Cards are drawn with libraries that only bases with cards need: an extra of their own."""

from functools import lru_cache
from importlib import import_module
from types import ModuleType

from kbtool.errors import KbError


@lru_cache
def workshop(name: str) -> ModuleType:
    """A module of this package that needs such a library. Raises KbError where one is missing."""
    try:
        import_module("kbtool.site.cards.making").check_libraries()
        return import_module(f"kbtool.site.cards.{name}")
    except ModuleNotFoundError as error:
        raise KbError(f"extra.kbtool.cards needs {error.name}; pip install 'mkdocs-kbtool[cards]' brings it") from error
