"""Values of an edition that many pages show: each is made once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from kbtool.site.view import View

Value = TypeVar("Value")


def once_per_view(find: Callable[[View, str], Value]) -> Callable[[View, str], Value]:
    """Makes a function of a view and a name remember in the view what it returned."""

    @wraps(find)
    def found(view: View, name: str) -> Value:
        known = view.memory.setdefault(find, {})
        if name not in known:
            known[name] = find(view, name)
        value: Value = known[name]
        return value

    return found
