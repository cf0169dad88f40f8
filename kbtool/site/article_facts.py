"""Everything there is to know about one article: what `kbtool show` prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from kbtool.content.article import Article, Origin
from kbtool.content.edition import Edition
from kbtool.content.files.collisions import article_key
from kbtool.content.findings import base_path
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.schema import TYPES
from kbtool.content.selection import Withheld, select
from kbtool.diagnostics import Diagnostic, did_you_mean
from kbtool.errors import KbError
from kbtool.site.addresses import page_url
from kbtool.site.field_values import FieldValue, field_values

BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class FieldFact:
    """One field with its effective value."""

    name: str
    values: tuple[FieldValue, ...]
    """Several for a list, none where nothing is set."""
    origin: str
    """`docs/en/index.md:7`, `mkdocs.yml`, or `built-in`."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A section that lists the article."""

    section: str
    """Its key; empty for the home page."""
    title: str
    """Empty where there is no such section."""


@dataclass(frozen=True, slots=True)
class EditionFact:
    """Whether an edition holds the article."""

    edition: Edition
    reason: str
    """Why not; empty when it does."""
    address: str
    """Absolute where the configuration has a host, else from the site's root; empty when the article is not there."""


@dataclass(frozen=True)
class ArticleFacts:
    """One file, and all that follows from it."""

    path: str
    language: str
    key: str
    id: str
    """The permanent identity; empty for a file that is withheld."""
    withheld: str
    """Why it is in no edition; empty when it could be read."""
    fields: tuple[FieldFact, ...]
    placements: tuple[Placement, ...]
    editions: tuple[EditionFact, ...]
    translations: dict[str, str]
    """Each other locale of the base → the file, empty where there is none."""
    files: tuple[str, ...]
    """The files it uses, below docs_dir."""
    diagnostics: tuple[Diagnostic, ...]


def find_article_facts(kb: KnowledgeBase, name: str, language: str, folder: Path, today: date) -> ArticleFacts:
    """The facts about the article with this file, key or id; a relative file counts from `folder` or from the base.

    A key or id names the article in `language`, by default in the default language. Raises KbError when there is none.
    """
    found = _find(kb, name, language, folder)
    diagnostics = tuple(item for item in kb.diagnostics if item.path == found.path)
    key = found.key if isinstance(found, Article) else _key(kb, found)
    translations = {
        item.locale: _path_of(kb, item.locale, key)
        for item in kb.configuration.languages
        if item.locale != found.language
    }
    if isinstance(found, Withheld):
        nothing: tuple[str, ...] = ()
        return ArticleFacts(
            found.path, found.language, key, "", found.reason, (), (), (), translations, nothing, diagnostics
        )
    return ArticleFacts(
        path=found.path,
        language=found.language,
        key=key,
        id=found.id,
        withheld="",
        fields=tuple(_field(found, name) for name in TYPES),
        placements=tuple(_placements(kb, found)),
        editions=tuple(_editions(kb, found, today)),
        translations=translations,
        files=found.files,
        diagnostics=diagnostics,
    )


def _find(kb: KnowledgeBase, name: str, language: str, folder: Path) -> Article | Withheld:
    files: dict[str, Article | Withheld] = {item.path: item for item in kb.withheld}
    files.update(kb.by_path)
    path = _path(kb, name, folder)
    if path in files:
        return files[path]
    locale = language or kb.configuration.default_language.locale
    key = name.strip("/")
    for article in kb.articles:
        if article.language == locale and key in {article.id, article.key}:
            return article
    near = did_you_mean(key, {article.key for article in kb.articles if article.language == locale})
    raise KbError(f"{name}: no article has this path, key or id" + (f"; {near}" if near.startswith("did") else ""))


def _path(kb: KnowledgeBase, name: str, folder: Path) -> str:
    """The path of a file as articles have it; the name itself where there is no such file."""
    for candidate in (Path(name), kb.configuration.docs_dir / name):
        try:
            return str(base_path(candidate, folder, kb.configuration.root))
        except KbError:
            continue
    return name


def _key(kb: KnowledgeBase, withheld: Withheld) -> str:
    return article_key(str(PurePosixPath(withheld.path).relative_to(kb.configuration.docs_name)).partition("/")[2])


def _path_of(kb: KnowledgeBase, locale: str, key: str) -> str:
    paths = [article.path for article in kb.articles if article.language == locale and article.key == key]
    paths += [item.path for item in kb.withheld if item.language == locale and _key(kb, item) == key]
    return paths[0] if paths else ""


def _field(article: Article, name: str) -> FieldFact:
    origin = article.origins.get(name)
    return FieldFact(name, field_values(article.fields, name), _origin(origin) if origin else BUILT_IN)


def _origin(origin: Origin) -> str:
    return f"{origin.path}:{origin.line}" if origin.line else origin.path or BUILT_IN


def _placements(kb: KnowledgeBase, article: Article) -> Iterable[Placement]:
    indexes = {item.key: item for item in kb.articles if item.language == article.language and item.is_index}
    folders = {item.folder for item in kb.articles if item.language == article.language}
    own = article.folder.rpartition("/")[0] if article.is_index else article.folder
    for number, section in enumerate((own, *(place.strip("/") for place in article.fields.also_in))):
        if number == 0 and article.is_index and not article.key:
            continue
        index = indexes.get(section)
        exists = any(f"{folder}/".startswith(f"{section}/") for folder in folders) or not section
        yield Placement(section, index.fields.title if index else section if exists else "")


def _editions(kb: KnowledgeBase, article: Article, today: date) -> Iterable[EditionFact]:
    settings = kb.configuration.settings
    url = page_url(kb.configuration.language(article.language).prefix, article.key)
    for audience in settings.audiences:
        edition = Edition(audience, article.language)
        excluded = select(edition, [article], (), settings, today).excluded
        address = f"{kb.configuration.address(audience) or '/'}{url}"
        yield EditionFact(edition, excluded[0].reason, "") if excluded else EditionFact(edition, "", address)
