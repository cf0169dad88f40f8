"""Front matter as plain texts. What cannot be read with certainty is None, and the article is nobody's."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import yaml

LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar is a text: `no` stays `no`. The one in C is twelve times as fast and not always there."""
END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
LOOKS_LIKE_ONE = re.compile(r"\s*-{3,}\s*\n|\s*(?:audience|state|draft)\s*:", re.IGNORECASE)


class _Loader(LOADER):  # type: ignore[misc]
    """Refuses a key that stands twice: the last would win, and it may be the wider one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) != len(keys):
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep=True)
        return found


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two parts of an article."""

    values: dict[str, Any] | None
    """Texts, lists and mappings of texts; None where it is unclear what they are."""
    body: str
    """The whole text where the front matter is unclear."""


def read_front_matter(text: str) -> FrontMatter:
    """The parts of an article's text, whose line ends are `\\n`. Never raises."""
    first, separator, rest = text.partition("\n")
    if first.rstrip() != "---":
        return FrontMatter(None if LOOKS_LIKE_ONE.match(text) else {}, text)
    end = END.search(rest)
    if not separator or end is None:
        return FrontMatter(None, text)
    values = _load(rest[: end.start()])
    return FrontMatter(values, text if values is None else rest[end.end() + 1 :])


def _load(block: str) -> dict[str, Any] | None:
    try:
        values = yaml.load(block, _Loader)  # noqa: S506 - a base loader makes nothing but texts
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None
    if values is None or values == "":
        return {}
    return values if isinstance(values, dict) and all(isinstance(key, str) for key in values) else None


def texts_in(value: object) -> list[str]:
    """All texts in a value, with the keys of mappings left out."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return []
