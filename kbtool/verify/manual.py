"""What there is to say about every rule, in any language that has a text."""

from dataclasses import dataclass
from functools import lru_cache

from kbtool.diagnostics import Severity
from kbtool.diagnostics.rule_text import text_of
from kbtool.verify.registry import find_rules
from kbtool.verify.rule import Rule

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule."""

    id: str
    name: str
    severity: Severity
    title: str
    """One sentence."""
    why: str
    """Paragraphs with an empty line between them."""
    hint: str
    rule: type[Rule]


@lru_cache(maxsize=8)
def find_entries(locale: str = ENGLISH) -> tuple[Entry, ...]:
    """All rules by id; in English where the language has no text."""
    return tuple(entry_of_rule(rule, locale) for rule in find_rules())


def entry_of_rule(rule: type[Rule], locale: str = ENGLISH) -> Entry:
    """What there is to say about a rule."""
    text = text_of(rule, locale)
    return Entry(rule.id, rule.rule_name(), rule.severity, text.title, text.why, text.hint or rule.hint, rule)


def find_meant(text: str, locale: str = ENGLISH) -> tuple[Entry, ...]:
    """The rules with this id or name, in any letter case."""
    wanted = text.strip().casefold()
    return tuple(entry for entry in find_entries(locale) if wanted in (entry.id.casefold(), entry.name))
