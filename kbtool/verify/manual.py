"""What there is to say about every rule, in any language that has a text."""

from dataclasses import dataclass
from functools import lru_cache

from kbtool.diagnostics import Severity, did_you_mean
from kbtool.diagnostics.rule_text import text_of
from kbtool.errors import KbError
from kbtool.verify.registry import find_rules
from kbtool.verify.rule import Rule

ENGLISH = "en"
PREFIX = "kv"


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


def is_about_sites(text: str) -> bool:
    """Whether an id or a name is one of a rule about finished sites, or an id that can only be meant as one."""
    wanted = text.strip().casefold()
    return wanted.startswith(PREFIX) or any(rule.rule_name() == wanted for rule in find_rules())


def find_entry(text: str, locale: str = ENGLISH) -> Entry:
    """The rule with this id or name, in any letter case. Raises KbError when there is none."""
    wanted = text.strip().casefold()
    for entry in find_entries(locale):
        if wanted in (entry.id.casefold(), entry.name):
            return entry
    hint = did_you_mean(wanted, [entry.id for entry in find_entries(locale)])
    raise KbError(f"{text}: there is no such finding" + (f"; {hint}" if len(hint) < 80 else ""))
