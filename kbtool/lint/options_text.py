"""The options of a rule, for people."""

import json
from dataclasses import dataclass
from typing import Any

from kbtool.lint.rule import Rule


@dataclass(frozen=True, slots=True)
class OptionText:
    """One option."""

    name: str
    default: str
    """As it stands in mkdocs.yml."""
    text: str


def describe_options(rule: type[Rule[Any]]) -> tuple[OptionText, ...]:
    """The options of a rule with the texts below them, in the order of its model."""
    return tuple(
        OptionText(
            name, _shown(field.get_default(call_default_factory=True)), " ".join((field.description or "").split())
        )
        for name, field in rule.options_model().model_fields.items()
    )


def _shown(value: object) -> str:
    return json.dumps(
        value,
        ensure_ascii=False,
        default=lambda item: sorted(item) if isinstance(item, (set, frozenset)) else str(item),
    )
