"""The first mkdocs.yml of a knowledge base, written for the people who will change it."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kbtool.config.mkdocs_yml import PLUGINS

HEADER = "# The settings of the knowledge base. Yours to change: the comments say what there is."


@dataclass(frozen=True, slots=True)
class NewLanguage:
    """A language of the new base."""

    locale: str
    name: str
    """Its own name."""


@dataclass(frozen=True, slots=True)
class NewSettings:
    """What differs from base to base."""

    site_name: str
    languages: tuple[NewLanguage, ...]
    """The default language first; at least one."""
    audiences: tuple[str, ...] = ("public",)
    """Widest first."""
    site_url: str = ""
    docs_name: str = "docs"
    repo_url: str = ""
    edit_uri: str = ""
    is_adopted: bool = False
    """True for articles that were written for another tool."""


def render_mkdocs_yml(settings: NewSettings) -> str:
    """The text of mkdocs.yml, with a line end at its end."""
    return "\n".join(
        [*_site(settings), "", "theme:", "  name: kbtool", "", *_plugins(settings), "", *_extra(settings), ""]
    )


def _site(settings: NewSettings) -> Iterator[str]:
    yield HEADER
    yield f"site_name: {yaml_scalar(settings.site_name)}"
    if settings.site_url:
        yield f"site_url: {yaml_scalar(settings.site_url)}"
    else:
        yield "# site_url: https://help.example.com/  # where customers will find it; search engines need it"
    if settings.docs_name != "docs":
        yield f"docs_dir: {yaml_scalar(settings.docs_name)}"
    if settings.repo_url:
        yield f"repo_url: {yaml_scalar(settings.repo_url)}"
    if settings.edit_uri:
        yield f"edit_uri: {yaml_scalar(settings.edit_uri)}"
    yield "site_dir: .cache/mkdocs  # for a plain `mkdocs build`; `kbtool build` writes site/<audience>/"


def _plugins(settings: NewSettings) -> Iterator[str]:
    yield "plugins:"
    yield "  - i18n:"
    for option in ("docs_structure: folder", "fallback_to_default: false", "reconfigure_material: false"):
        yield f"      {option}"
    yield "      reconfigure_search: false"
    yield "      languages:"
    for number, language in enumerate(settings.languages):
        yield f"        - locale: {yaml_scalar(language.locale)}"
        yield f"          name: {yaml_scalar(language.name)}"
        if number == 0:
            yield "          default: true  # the language that articles are written in first"
    for plugin in PLUGINS:
        yield f"  - {plugin}"


def _extra(settings: NewSettings) -> Iterator[str]:
    yield "extra:"
    yield "  kbtool:"
    if settings.audiences != ("public",):
        yield f"    audiences: [{', '.join(settings.audiences)}]  # widest first"
    else:
        yield "    # audiences: [public, agents, internal]  # widest first; only public when this is not set"
    if settings.is_adopted:
        yield "    foreign_keys: allow  # front matter of other tools is ignored"
        yield "    broken_articles: withhold  # the rest is published without them"
    yield "    defaults:  # for every article that says nothing else"
    if settings.is_adopted:
        yield "      audience: public"
    yield "      state: published"
    yield "      owner: docs-team"
    if not settings.is_adopted:
        yield "      type: how-to"
        yield "    review:  # time until an article has to be read again"
        yield "      how-to: 12 months"
        yield "      policy: 6 months"


def yaml_scalar(text: str) -> str:
    """The text as YAML on one line that every loader reads as text: `no` and `en: x` in quotation marks."""
    return yaml.safe_dump(text, allow_unicode=True, width=float("inf")).removesuffix("\n").removesuffix("\n...")
