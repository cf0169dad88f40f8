"""Which rows of the catalogue somebody asks for, and in which order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.site.catalogue import OWN_NAMES, Row, catalogue
from kbtool.site.field_values import check_field_name, sort_value


class Filter(Struct, frozen=True):
    """What a row must be like; what is empty asks nothing."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Field → one of its values, letter case does not count; an empty text asks for a field without a value."""
    missing_translation: str = ""
    """A locale the article of the default language has no file in."""
    reviewed_before: date | None = None
    """Rows last reviewed before this day, or never."""
    due_before: date | None = None
    """Rows whose next review is due before this day."""
    section: str = ""
    """Rows that stand in this section or below, or are placed there by `also_in`."""


def find_rows(kb: KnowledgeBase, wanted: Filter, sort: Sequence[str] = ()) -> list[Row]:
    """The rows that pass the filter, sorted by the fields in `sort`: `-` in front turns the order round.

    Rows without a value for the field stand last in both orders. Raises KbError for an unknown field or language.
    """
    for name in (*wanted.fields, *(key.removeprefix("-") for key in sort)):
        check_field_name(name, OWN_NAMES)
    if wanted.missing_translation:
        _check_language(kb, wanted.missing_translation)
    rows = [row for row in catalogue(kb) if _passes(kb, row, wanted)]
    for key in reversed(sort):
        rows = _sorted(rows, key.removeprefix("-"), key.startswith("-"), kb.configuration.default_language.locale)
    return rows


def _check_language(kb: KnowledgeBase, locale: str) -> None:
    known = [language.locale for language in kb.configuration.languages]
    if locale not in known:
        raise KbError(f"there is no language {locale}; mkdocs.yml has {', '.join(known)}")


def _passes(kb: KnowledgeBase, row: Row, wanted: Filter) -> bool:
    return all(_has(row, name, value) for name, value in wanted.fields.items()) and all(_further(kb, row, wanted))


def _has(row: Row, name: str, value: str) -> bool:
    values = {str(item).casefold() for item in row.values(name)}
    return value.casefold() in values if value else not values


def _further(kb: KnowledgeBase, row: Row, wanted: Filter) -> Iterator[bool]:
    fields = row.article.fields if row.article else None
    if wanted.missing_translation:
        is_source = row.article is not None and row.language == kb.configuration.default_language.locale
        yield is_source and wanted.missing_translation not in row.languages
    if wanted.reviewed_before:
        yield fields is not None and (not fields.last_reviewed_on or fields.last_reviewed_on < wanted.reviewed_before)
    if wanted.due_before:
        yield row.due is not None and row.due < wanted.due_before
    if wanted.section:
        yield any(_is_below(place, wanted.section) for place in _places(kb, row))


def _places(kb: KnowledgeBase, row: Row) -> list[str]:
    if row.article:
        return [row.article.folder, *row.article.fields.also_in]
    inside = row.path.removeprefix(f"{kb.configuration.docs_name}/").partition("/")[2]
    return [inside.rpartition("/")[0]]


def _is_below(key: str, section: str) -> bool:
    """By parts: `billing-old` is not below `billing`."""
    parts, wanted = key.strip("/").split("/"), section.strip("/").split("/")
    return parts[: len(wanted)] == wanted


def _sorted(rows: Iterable[Row], name: str, descending: bool, locale: str) -> list[Row]:
    """Stable in both orders; texts of all languages by the alphabet of one, since those of two cannot be compared."""
    with_value: list[Row] = []
    without: list[Row] = []
    for row in rows:
        (with_value if row.values(name) else without).append(row)
    with_value.sort(key=lambda row: [sort_value(name, value, locale) for value in row.values(name)], reverse=descending)
    return with_value + without
