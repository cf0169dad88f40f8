"""What the page of a rule says, in the language of its reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc
from typing import ClassVar, Protocol


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule's page says in another language than English."""

    title: str
    """The docstring's first line."""
    why: str
    """The rest of the docstring."""
    hint: str = ""


class Explained(Protocol):
    """A rule: its docstring is the English text."""

    hint: ClassVar[str]
    texts: ClassVar[Mapping[str, RuleText]]


def text_of(rule: type[Explained], locale: str) -> RuleText:
    """What a rule's page says, in English where the language has no text."""
    if locale in rule.texts:
        return rule.texts[locale]
    title, _, why = cleandoc(rule.__doc__ or "").partition("\n")
    return RuleText(title, why.strip(), rule.hint)
