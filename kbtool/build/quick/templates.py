"""Templates, a ninth of a page: values are looked up, escaped and put together with less ado.

The same: what a mapping has as an attribute of its own is left to Jinja; a value that is escaped goes into the page and
nowhere else, so that it need not be marked as safe; and templates that do not change need no bounds.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

import markupsafe
from jinja2 import Environment, Template

from kbtool.build.quick.tried import are_tried

ATTRIBUTES = frozenset(dir(dict))
escape_text: Callable[[str], str] | None = getattr(markupsafe, "_escape_inner", None)
"""The part of `markupsafe.escape` that is written in C; versions before 3 have no such thing."""


def quicken_templates(environment: Environment) -> None:
    """Comes before templates are loaded; none may change later."""
    stock, attribute_of = environment.getattr, getattr

    def find(value: Any, name: str) -> Any:
        if type(value) is not dict:
            try:
                return attribute_of(value, name)
            except AttributeError:
                return stock(value, name)
        return value[name] if name in value and name not in ATTRIBUTES else stock(value, name)

    environment.getattr = find  # type: ignore[assignment, method-assign]
    environment.cache = {}
    if escape_text and are_tried():
        environment.template_class = QuickTemplate


class QuickTemplate(Template):
    """Stands for `jinja2.Template`, whose code calls `escape` for what it writes out and for nothing else."""

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], names: MutableMapping[str, Any]
    ) -> Template:
        if namespace.get("escape") is markupsafe.escape:
            namespace["escape"] = _escaped
        return super()._from_namespace(environment, namespace, names)


def _escaped(value: Any) -> str:
    """As `markupsafe.escape`."""
    return escape_text(value) if type(value) is str and escape_text else markupsafe.escape(value)
