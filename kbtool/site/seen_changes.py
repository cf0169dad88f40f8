"""When an article last changed for its readers: what only others see of it does not count."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.source_text import SourceText, read_source_text
from kbtool.history.history import Version

NAMING_FIELDS = ("related", "next", "also_in", "order", "featured", "replaced_by")
"""Fields that name articles and sections; a name that the readers may not know is as if it were not there."""


def last_seen_change(
    versions: Sequence[Version], audience: str, rules: ReadingRules, names: Collection[str]
) -> date | None:
    """The day of the newest change that readers of an edition can see.

    `versions` are newest first, `names` all that articles and sections of the edition are called.
    """
    for version in versions:
        if not version.before or _differ(version.before, version.after, audience, rules, names):
            return version.day
    return versions[-1].day


def _differ(before: bytes, after: bytes, audience: str, rules: ReadingRules, names: Collection[str]) -> bool:
    old, new = (read_source_text("", data, rules, is_index=True) for data in (before, after))
    if _shown_body(old, audience, rules) != _shown_body(new, audience, rules):
        return True
    if old.text.removesuffix(old.body) == new.text.removesuffix(new.body):
        return False
    known = [_known_names(text, names) for text in (old, new)]
    return known[0] != known[1] or old.fields.values == new.fields.values or _rest(old) != _rest(new)


def _shown_body(text: SourceText, audience: str, rules: ReadingRules) -> str:
    body, problems = cut_audience_blocks("", text.body, 1, audience, rules.audiences)
    return text.body if problems else body


def _known_names(text: SourceText, names: Collection[str]) -> dict[str, Any]:
    found = {}
    for field in NAMING_FIELDS:
        value = text.fields.values.get(field) or ()
        stated = (value,) if isinstance(value, str) else value
        found[field] = [name for name in stated if name.strip("/") in names]
    return found


def _rest(text: SourceText) -> dict[str, Any]:
    return {name: value for name, value in text.fields.values.items() if name not in NAMING_FIELDS}
