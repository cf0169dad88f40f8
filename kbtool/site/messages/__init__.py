"""The words of the interface, from one file for each language: messages/<locale>.yml.

A file is a flat mapping of message ids to texts. `{name}` in a text is filled in; a message with a number has one text
for each plural category of the language (Unicode CLDR), under `id.one`, `id.other` and so on.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from msgspec import Struct

from kbtool.config.locales import FALLBACK, babel_locale
from kbtool.site.numbers import display_number

FOLDER = Path(__file__).parent
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Takes every value for text: a message that says "No" stays one. The one in C takes a tenth of the time."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Messages(Struct, frozen=True):
    """The texts of one language; what it lacks comes from the next more general one, at last from English."""

    locale: str
    sources: tuple[tuple[str, Mapping[str, str]], ...]
    """Locale and texts, the most particular first."""

    def text(self, message: str, /, **values: str | int) -> str:
        """The text of a message with its placeholders filled. Raises KeyError for an id that English lacks."""
        for _, texts in self.sources:
            if message in texts:
                return self._filled(texts[message], values)
        raise KeyError(message)

    def count(self, message: str, number: int, /, **values: str | int) -> str:
        """The text for a number of things; `{count}` is the number. Raises KeyError for an id that English lacks."""
        for locale, texts in self.sources:
            text = texts.get(f"{message}.{_category(locale, number)}", texts.get(f"{message}.other"))
            if text is not None:
                return self._filled(text, {"count": number, **values})
        raise KeyError(message)

    def as_dict(self) -> dict[str, str]:
        """Every id, plural forms included, with its text; placeholders are left in."""
        merged: dict[str, str] = {}
        for _, texts in reversed(self.sources):
            merged |= texts
        return merged

    def _filled(self, text: str, values: Mapping[str, str | int]) -> str:
        return PLACEHOLDER.sub(lambda match: self._value(match, values), text)

    def _value(self, match: re.Match[str], values: Mapping[str, str | int]) -> str:
        value = values.get(match[1], match[0])
        return display_number(value, self.locale) if isinstance(value, int) else value


@lru_cache(maxsize=4096)
def _category(locale: str, number: int) -> str:
    """The plural category of a number in the language."""
    return str(babel_locale(locale).plural_form(number))


@lru_cache(maxsize=64)
def messages(locale: str) -> Messages:
    """The words for a locale: those of `zh-tw`, else of `zh`, else English."""
    parts = locale.replace("_", "-").lower().split("-")
    names = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    known = {entry.name for entry in FOLDER.iterdir()}
    sources = [(name, _texts(name)) for name in dict.fromkeys([*names, FALLBACK]) if f"{name}.yml" in known]
    return Messages(locale, tuple(sources))


def _texts(name: str) -> dict[str, str]:
    text = FOLDER.joinpath(f"{name}.yml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=LOADER)  # noqa: S506 - it builds nothing but text, and the file is ours
    return {str(message): str(value) for message, value in loaded.items()}
