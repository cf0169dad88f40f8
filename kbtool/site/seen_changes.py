"""When an article last changed for its readers, and when they first had it: what only others see of it does not count.

Nor does what nobody reads: who reviews it and when, how paragraphs are wrapped, comments.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.markdown.text_digest import text_digest
from kbtool.content.schema import State
from kbtool.content.source_text import SourceText, read_source_text
from kbtool.history.history import Version

NAMING_FIELDS = ("related", "next", "also_in", "order", "featured", "replaced_by")
"""Fields that name articles and sections; a name that the readers may not know is as if it were not there."""
SHOWN_FIELDS = (
    "title", "short_title", "description", "type", "state", "audience", "owner", "authors", "tags", "effective_on",
    "products", "regions", "attachments", "translation", "icon",
)  # fmt: skip
"""Fields that a page shows, or that decide whether there is one. The days of reviews are shown as what they are."""


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


def first_publication(beginnings: Sequence[Version], audience: str, rules: ReadingRules) -> date | None:
    """The day of the first commit that had the article published for these readers; `beginnings` are oldest first.

    What a former text does not say of state and audience is taken to be as it is today. None where a commit that does
    not count made it public (see `Repository.ignored_commits`).
    """
    for number, version in enumerate(beginnings):
        if number and _is_published(version.before, audience, rules):
            return None
        if _is_published(version.after, audience, rules):
            return version.day
    return None


def _is_published(data: bytes, audience: str, rules: ReadingRules) -> bool:
    fields = read_source_text("", data, rules, is_index=True).fields
    stated = fields.values.get("audience") or audience
    may_read = stated in rules.audiences and rules.audiences.index(stated) <= rules.audiences.index(audience)
    return may_read and not fields.withheld and fields.values.get("state") not in (State.DRAFT, State.REVIEW)


def _differ(before: bytes, after: bytes, audience: str, rules: ReadingRules, names: Collection[str]) -> bool:
    old, new = (read_source_text("", data, rules, is_index=True) for data in (before, after))
    if old.fields.withheld or new.fields.withheld:
        return True
    if text_digest(_shown_body(old, audience, rules)) != text_digest(_shown_body(new, audience, rules)):
        return True
    return _shown_fields(old.fields.values, names) != _shown_fields(new.fields.values, names)


def _shown_body(text: SourceText, audience: str, rules: ReadingRules) -> str:
    body, problems = cut_audience_blocks("", text.body, 1, audience, rules.audiences)
    return text.body if problems else body


def _shown_fields(values: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    found = {field: values.get(field) for field in SHOWN_FIELDS}
    for field in NAMING_FIELDS:
        value = values.get(field) or ()
        stated = (value,) if isinstance(value, str) else value
        found[field] = [name for name in stated if name.strip("/") in names]
    return found
