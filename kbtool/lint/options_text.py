"""The options of a rule, for people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kbtool.lint.rule import Rule

FILE = files("kbtool.lint").joinpath("option_texts.yml")


@dataclass(frozen=True, slots=True)
class OptionText:
    """One option."""

    name: str
    default: str
    """As it stands in mkdocs.yml."""
    text: str


def describe_options(rule: type[Rule[Any]], locale: str = "en") -> tuple[OptionText, ...]:
    """The options of a rule in the order of its model; in English, as its code has it, where there is no other."""
    texts = option_texts().get(rule.rule_name(), {})
    return tuple(
        OptionText(
            name,
            _shown(field.get_default(call_default_factory=True)),
            texts.get(name, {}).get(locale, " ".join((field.description or "").split())),
        )
        for name, field in rule.options_model().model_fields.items()
    )


@lru_cache(maxsize=1)
def option_texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Rule → option → locale → text."""
    texts: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return texts


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
