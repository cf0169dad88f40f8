"""Templates: `text.title` of a mapping is its item, without the error of asking for an attribute first.

The same, because what a mapping has as an attribute of its own is left to Jinja.
"""

from typing import Any

from jinja2 import Environment

ATTRIBUTES = frozenset(dir(dict))


def quicken_templates(environment: Environment) -> None:
    """Comes before templates are loaded."""
    stock, attribute_of = environment.getattr, getattr

    def find(value: Any, name: str) -> Any:
        if type(value) is not dict:
            try:
                return attribute_of(value, name)
            except AttributeError:
                return stock(value, name)
        return value[name] if name in value and name not in ATTRIBUTES else stock(value, name)

    environment.getattr = find  # type: ignore[assignment, method-assign]
