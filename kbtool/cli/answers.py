"""What `kbtool init` asks, and what it takes when nobody answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import click

from kbtool.config import Settings
from kbtool.config.adoption import Adoption, default_site_name
from kbtool.config.locales import FALLBACK, language_name, locale_of_folder
from kbtool.config.new_settings import NewLanguage, NewSettings
from kbtool.errors import KbError

AUDIENCES = ("public", "agents", "internal")


@dataclass(frozen=True, slots=True)
class Answers:
    """One value for each question; None or empty where there is no answer yet."""

    name: str | None = None
    url: str | None = None
    languages: tuple[str, ...] = ()
    """Locales, the default language first."""
    audiences: tuple[str, ...] = ()

    def over(self, adoption: Adoption) -> Adoption:
        """The adoption with what was answered in place of what was found. Raises KbError for a wrong answer."""
        found = adoption.settings
        settings = replace(
            found,
            site_name=self.name or found.site_name,
            site_url=_address(self.url) if self.url else found.site_url,
            audiences=_audiences(self.audiences) if self.audiences else found.audiences,
            languages=_languages(self.languages) if self.languages else found.languages,
        )
        return replace(adoption, settings=settings)


def default_answers(root: Path, given: Answers) -> Answers:
    """`given`, completed without asking."""
    return Answers(
        name=given.name or default_site_name(root),
        url=given.url or "",
        languages=given.languages or (FALLBACK,),
        audiences=given.audiences or AUDIENCES,
    )


def ask(root: Path, given: Answers) -> Answers:
    """`given`, completed by the person at the terminal."""
    defaults = default_answers(root, given)
    return Answers(
        name=given.name or click.prompt("Name of the site", default=defaults.name),
        url=given.url
        if given.url is not None
        else click.prompt("Its address (empty if you do not know yet)", default=""),
        languages=given.languages or _ask_list("Languages, the one you write in first", defaults.languages),
        audiences=given.audiences or _ask_list("Who reads, widest circle first", defaults.audiences),
    )


def _ask_list(question: str, default: Sequence[str]) -> tuple[str, ...]:
    answer: str = click.prompt(question, default=", ".join(default))
    return tuple(re.findall(r"[^\s,،，]+", answer))


def new_settings(answers: Answers) -> NewSettings:
    """The settings of a new base. Raises KbError for an answer that cannot be used."""
    return NewSettings(
        site_name=" ".join((answers.name or "").split()) or "Knowledge base",
        site_url=_address(answers.url or ""),
        languages=_languages(answers.languages),
        audiences=_audiences(answers.audiences),
    )


def _address(url: str) -> str:
    if not url.strip():
        return ""
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise KbError(f"{url}: is no address such as https://help.example.com/")
    return url.strip().rstrip("/") + "/"


def _languages(names: Sequence[str]) -> tuple[NewLanguage, ...]:
    locales = dict.fromkeys(map(_locale, names))
    return tuple(NewLanguage(locale, language_name(locale)) for locale in locales)


def _locale(name: str) -> str:
    try:
        return locale_of_folder(name)
    except ValueError:
        raise KbError(f"{name}: is no language; write a code such as en, fa or zh-CN") from None


def _audiences(names: Sequence[str]) -> tuple[str, ...]:
    try:
        return Settings(audiences=tuple(names)).audiences
    except ValueError as error:
        raise KbError(f"audiences: {error}") from None
