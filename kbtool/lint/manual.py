"""What there is to say about every kind of finding, in any language that has a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kbtool.content import rule_ids
from kbtool.content.rule_ids import RuleId
from kbtool.diagnostics import Severity
from kbtool.diagnostics.rule_text import text_of
from kbtool.lint.registry import find_rules
from kbtool.lint.rule import Rule

ENGLISH = "en"
TEXTS = files("kbtool.lint").joinpath("reading_texts.yml")
"""Texts of the findings that no rule makes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of finding."""

    id: str
    name: str
    severity: Severity
    """Unless the settings say otherwise; what reading reports may also be milder."""
    title: str
    """One sentence."""
    why: str
    """Paragraphs with an empty line between them; may be empty."""
    hint: str
    rule: type[Rule[Any]] | None = None
    """None for what reading reports."""


@lru_cache(maxsize=8)
def find_entries(locale: str = ENGLISH) -> tuple[Entry, ...]:
    """All kinds of findings by id; in English where the language has no text."""
    texts: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    entries = [
        *(_entry_of(item, texts[item.id], locale) for item in _ids()),
        *(entry_of_rule(rule, locale) for rule in find_rules()),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.id))


def find_meant(text: str, locale: str = ENGLISH) -> tuple[Entry, ...]:
    """The kinds of findings with this id or name, in any letter case."""
    wanted = text.strip().casefold()
    return tuple(entry for entry in find_entries(locale) if wanted in (entry.id.casefold(), entry.name))


def _ids() -> Iterator[RuleId]:
    yield from (item for item in vars(rule_ids).values() if isinstance(item, RuleId))


def _entry_of(item: RuleId, texts: Mapping[str, Mapping[str, str]], locale: str) -> Entry:
    text = texts.get(locale, texts[ENGLISH])
    return Entry(item.id, item.name, Severity.ERROR, text["title"], "", text["hint"])


def entry_of_rule(rule: type[Rule[Any]], locale: str = ENGLISH) -> Entry:
    """What there is to say about a rule."""
    text = text_of(rule, locale)
    return Entry(rule.id, rule.rule_name(), rule.severity, text.title, text.why, text.hint or rule.hint, rule)
