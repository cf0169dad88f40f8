"""The search of one edition as it was built."""

from pathlib import Path
from typing import Any

from kbtool.config import Configuration, Language
from kbtool.content.edition import Edition
from kbtool.errors import KbError
from kbtool.query.engine import SearchEngine

ENGINE = "search-engine.*.js"
HOME = "index.html"
LONGEST_NAME = 8
"""How often a page of results had to give way to an article with its name."""


class BuiltEdition:
    """An edition of a built site, ready for questions."""

    def __init__(self, site: Path, edition: Edition, configuration: Configuration) -> None:
        """`site` holds a folder for each audience, or is the site of one. Raises KbError where nothing is built."""
        self.edition = edition
        self._root = _root(site, edition.audience)
        language = _language(edition, configuration)
        self._engine = SearchEngine(
            self._script(), self._load, [{"language": edition.language, "manifest": self._manifest(language.prefix)}]
        )

    def search(self, text: str, limit: int = 10) -> dict[str, Any]:
        """The answer, as `SearchProvider.search` of the browser gives it."""
        return self._engine.search({"text": text, "limit": limit})

    def _script(self) -> str:
        found = sorted((self._root / "assets").glob(ENGINE))
        if not found:
            raise KbError(f"{self._root}: holds no search; build it with this version: kbtool build")
        return found[0].read_text("utf-8")

    def _manifest(self, prefix: str) -> str:
        for count in range(LONGEST_NAME):
            path = f"{prefix}search{'-page' * count}/manifest.json"
            if (self._root / path).is_file():
                return path
        raise KbError(f"{self._root}: holds no search for {self.edition}; run kbtool build")

    def _load(self, path: str) -> str:
        return (self._root / path).read_text("utf-8")


def find_edition(text: str, configuration: Configuration) -> Edition:
    """The edition that `public/zh` names; the widest audience and the default language where they are left out.

    Raises KbError for an audience or language that is not configured.
    """
    audience, _, locale = text.partition("/")
    known = configuration.settings.audiences
    edition = Edition(audience or configuration.settings.widest, locale or configuration.default_language.locale)
    if edition.audience not in known:
        raise KbError(f"--edition {text}: there is no audience {edition.audience}; mkdocs.yml has {', '.join(known)}")
    _language(edition, configuration)
    return edition


def _language(edition: Edition, configuration: Configuration) -> Language:
    try:
        return configuration.language(edition.language)
    except KeyError:
        known = ", ".join(language.locale for language in configuration.languages)
        raise KbError(f"--edition {edition}: there is no language {edition.language}; mkdocs.yml has {known}") from None


def _root(site: Path, audience: str) -> Path:
    root = site if (site / HOME).is_file() else site / audience
    if not root.is_dir():
        raise KbError(f"{root}: no such folder; run kbtool build --audience {audience}")
    return root
