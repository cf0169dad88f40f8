"""The interface's words in the language of an edition, with plural forms and digits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from kbtool.config.locales import FALLBACK, babel_locale
from kbtool.site.dates import display_number

FOLDER = "messages"


@dataclass(frozen=True)
class Messages:
    """Message id → text, complete: what a language lacks comes from a wider one or from English."""

    locale: str
    texts: Mapping[str, str]

    def __contains__(self, message: str) -> bool:
        return message in self.texts

    def text(self, message: str, **values: str) -> str:
        """The text with its placeholders filled. Raises KeyError for an unknown id."""
        return self.texts[message].format_map(values) if values else self.texts[message]

    def count(self, message: str, count: int) -> str:
        """The plural form for `count`, with `{count}` in the language's digits."""
        form = babel_locale(self.locale).plural_form(count)
        text = self.texts.get(f"{message}.{form}") or self.texts[f"{message}.other"]
        return text.format(count=display_number(count, self.locale))

    def as_dict(self) -> dict[str, str]:
        """All texts, for templates."""
        return dict(self.texts)


@lru_cache(maxsize=64)
def messages(locale: str) -> Messages:
    """The words for a locale: `zh-TW` takes what it lacks from `zh`, and that from English.

    A message with plural forms is taken whole from one language: its forms belong to that language's grammar.
    """
    texts: dict[str, str] = {}
    for name in _names(locale):
        known = {message.partition(".")[0] for message in texts}
        texts |= {message: text for message, text in _read(name).items() if message.partition(".")[0] not in known}
    return Messages(locale, texts)


def _names(locale: str) -> Iterator[str]:
    """`zh-Hant-TW` → `zh-hant-tw`, `zh-hant`, `zh`, `en`."""
    parts = locale.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
    yield FALLBACK


def _read(name: str) -> dict[str, str]:
    path = files(__package__) / FOLDER / f"{name}.yml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.is_file() else {}
