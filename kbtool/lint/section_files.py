"""Sections as places for findings: which file speaks for a section."""

from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.content.taxonomy import Section
from kbtool.lint.context import Context


def sections_once(context: Context) -> Iterator[Section]:
    """Every section of the base, the default language's where it has it: its translations have the same shape."""
    seen: set[str] = set()
    for language in context.configuration.languages:
        new = [section for section in context.trees[language.locale].walk() if section.key not in seen]
        seen.update(section.key for section in new)
        yield from new


def listed_count(section: Section) -> int:
    """How many articles and sections it lists, or will list once drafts are published."""
    return len(section.sections) + sum(article.fields.state is not State.ARCHIVED for article in section.articles)


def section_path(section: Section) -> str:
    """The index of a section; without one, the first of its articles; without any, that of a section below."""
    if section.index:
        return section.index.path
    inside = [article.path for article in section.articles if article.folder == section.key]
    if inside or not section.sections:
        return min(inside, default="mkdocs.yml")
    return section_path(section.sections[0])
