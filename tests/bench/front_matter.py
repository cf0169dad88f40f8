"""The front matter of a generated article: complete, as the editors of a help centre keep it."""

from collections.abc import Iterator
from random import Random

from tests.bench.words import Words

TYPES = ("how-to",) * 5 + ("concept", "reference", "troubleshooting", "faq")
OWNERS = ("docs-team", "platform-team", "support-team", "billing-team")
TAGS = 40
SECTION = 50
"""Articles in a section."""
CATEGORY = 500
"""Articles in a category."""
LENGTHS = {"en": (65, 155), "zh": (33, 78), "fa": (65, 155)}
"""Most characters of a title and a description."""


def fields(chance: Random, number: int, words: Words, audience: str = "", source_digest: str = "") -> list[str]:
    """The lines of an article's front matter; a translation has a source, and only what is translated."""
    most_title, most_description = LENGTHS[words.language]
    title = words.title(chance, 3 + int(chance.random() * 4))[:most_title].strip()
    lines = [f"title: {title}", f"description: {_description(words)[:most_description].strip()}"]
    keywords = [f"keywords: [{', '.join(words.title(chance, 1) for _ in range(3))}]"] if chance.random() < 0.3 else []
    if source_digest:
        return [*lines, *keywords, f"source: {{digest: {source_digest}}}", "translation: human"]
    return [*lines, *_accountable(chance, audience), *keywords, *_scheduled(chance, number)]


def _description(words: Words) -> str:
    return words.phrase(30 if words.language == "zh" else 24)


def _accountable(chance: Random, audience: str) -> Iterator[str]:
    yield f"type: {TYPES[int(chance.random() * len(TYPES))]}"
    if audience:
        yield f"audience: {audience}"
    yield f"owner: {OWNERS[int(chance.random() * len(OWNERS))]}"
    tags = sorted({int(TAGS * chance.random() ** 2) + 1 for _ in range(1 + int(chance.random() * 3))})
    yield f"tags: [{', '.join(f'tag-{tag}' for tag in tags)}]"


def _scheduled(chance: Random, number: int) -> Iterator[str]:
    section = number // SECTION
    if section and chance.random() < 0.05:
        other = int(chance.random() * section)
        yield f"also_in: [category-{other * SECTION // CATEGORY}/section-{other}]"
    if chance.random() < 0.3:
        yield f"weight: {int(chance.random() * 100)}"
    yield f"last_reviewed_on: 2026-{1 + int(chance.random() * 10):02}-{1 + int(chance.random() * 28):02}"
    if chance.random() < 0.06:
        yield f"redirect_from: [former/page-{number}]"
