"""The languages of a base, from the i18n plugin in its mkdocs.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from kbtool.config.locales import direction
from kbtool.config.mkdocs_yml import I18N, plugin_options


class Language(Struct, frozen=True):
    """A language of the base, as the i18n plugin declares it."""

    locale: str
    name: str
    """Its own name: `فارسی`."""
    direction: str
    is_default: bool
    site_name: str
    """The site's name in this language."""

    @property
    def prefix(self) -> str:
        """The start of its addresses: empty for the default language, else `zh/`."""
        return "" if self.is_default else f"{self.locale.lower()}/"


def read_languages(path: Path, data: Mapping[str, Any], problems: list[str]) -> tuple[Language, ...]:
    """The languages in the data of a mkdocs.yml, the default one first; adds what is wrong with them to `problems`."""
    options = plugin_options(data, I18N)
    if options is None:
        problems.append(f"{path}: plugins: list i18n with the languages of the base")
        return ()
    if options.get("docs_structure") != "folder":
        problems.append(f"{path}: plugins.i18n.docs_structure: must be folder")
    if options.get("fallback_to_default", True) is not False:
        problems.append(f"{path}: plugins.i18n.fallback_to_default: must be false; a missing translation gets no page")
    problems += [
        f"{path}: plugins.i18n.languages: {item.get('locale')} needs a name, as readers see it in the language menu"
        for item in options.get("languages") or []
        if isinstance(item, dict) and not item.get("name")
    ]
    languages = [
        _language(item, data)
        for item in options.get("languages") or []
        if isinstance(item, dict) and isinstance(item.get("locale"), str) and item.get("build", True)
    ]
    if sum(language.is_default for language in languages) != 1:
        problems.append(f"{path}: plugins.i18n.languages: exactly one language needs default: true")
    return tuple(sorted(languages, key=lambda language: not language.is_default))


def _language(item: Mapping[str, Any], data: Mapping[str, Any]) -> Language:
    locale = item["locale"]
    return Language(
        locale=locale,
        name=str(item.get("name") or locale),
        direction=direction(locale),
        is_default=item.get("default") is True,
        site_name=str(item.get("site_name") or data.get("site_name") or "Knowledge base"),
    )
