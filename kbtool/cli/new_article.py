"""A new article from its type's template: in the right place, with front matter that is right from the start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template

from kbtool.config import Configuration, Language
from kbtool.config.locales import FALLBACK
from kbtool.config.new_settings import yaml_scalar
from kbtool.content import rule_ids
from kbtool.content.article import Article
from kbtool.content.files.collisions import address_key, article_key, is_index_name
from kbtool.content.files.names import find_unsafe_name
from kbtool.content.files.walk import DATA_FOLDER, is_markdown
from kbtool.content.front_matter.derived_title import title_from_path
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.schema import ArticleType, State, TranslationKind
from kbtool.diagnostics import Diagnostic
from kbtool.errors import KbError

END = "---"
"""The line that ends front matter."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that is not written yet."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    text: str
    is_translation: bool
    problems: tuple[Diagnostic, ...]
    """What would be wrong with it where it is to stand; empty for almost every one."""


@dataclass(frozen=True, slots=True)
class _Place:
    language: Language
    folder: str
    """The language's folder below docs_dir."""
    inside: str
    """The path inside it, with its ending."""

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.inside}"


def new_article(
    configuration: Configuration, kind: ArticleType, path: str, title: str, locale: str, today: date
) -> NewArticle:
    """The article of this type at `path`: below docs_dir, a language folder, or the folder of the language `locale`.

    Raises KbError when the place is taken, or no article can stand there.
    """
    place = _place(configuration, path, locale)
    texts = _neighbours(configuration, place)
    _refuse_taken(configuration, place, texts)
    source = _source(configuration, place, texts)
    fields = {"translation": str(TranslationKind.HUMAN)} if source else {"type": str(kind)}
    fields = {"state": str(State.DRAFT)} | fields if source else fields | {"state": str(State.DRAFT)}
    title_line = yaml_scalar(title or title_from_path(article_key(place.inside)))
    last_line = "" if source else f"\n# last_reviewed_on: {today.isoformat()}"
    template = _template(kind, place.language.locale, source)

    def filled() -> str:
        return template.substitute(title=title_line, fields=_lines(fields) + last_line)

    problems, kb = _problems(configuration, texts, place, filled())
    if _is_in(problems, rule_ids.MISSING_AUDIENCE):
        fields["audience"] = configuration.settings.widest
        problems, kb = _problems(configuration, texts, place, filled())
    if _is_in(problems, rule_ids.MISSING_OWNER) and kb.data.owners:
        fields["owner"] = min(kb.data.owners)
        problems, kb = _problems(configuration, texts, place, filled())
    return NewArticle(f"{configuration.docs_name}/{place.path}", filled(), source is not None, problems)


def _place(configuration: Configuration, path: str, locale: str) -> _Place:
    parts = [part for part in path.replace("\\", "/").split("/") if part not in {"", "."}]
    docs_parts = configuration.docs_name.split("/")
    if parts[: len(docs_parts)] == docs_parts:
        parts = parts[len(docs_parts) :]
    by_folder = {language.locale.casefold(): language for language in configuration.languages}
    language = _language(configuration, locale)
    if len(parts) > 1 and parts[0].casefold() in by_folder:
        named = by_folder[parts.pop(0).casefold()]
        if locale and named != language:
            raise KbError(f"{path}: is in the folder of {named.locale}, and --language says {locale}")
        language = named
    for part in parts:
        unsafe = "leads out of the folder" if part == ".." else find_unsafe_name(part)
        if unsafe or part.startswith("."):
            raise KbError(f"{path}: {part}: {unsafe or 'is a hidden name'}; use lower-case letters, digits and hyphens")
    if not parts or parts[0] == DATA_FOLDER:
        raise KbError(f"{path}: no article can stand there; write a path such as billing/refunds")
    inside = "/".join(parts)
    return _Place(language, _folder(configuration, language), inside if is_markdown(inside) else f"{inside}.md")


def _language(configuration: Configuration, locale: str) -> Language:
    for language in configuration.languages:
        if language.locale.casefold() == (locale or configuration.default_language.locale).casefold():
            return language
    known = ", ".join(language.locale for language in configuration.languages)
    raise KbError(f"there is no language {locale}; mkdocs.yml has {known}")


def _folder(configuration: Configuration, language: Language) -> str:
    """The language's folder as it is on the disk; the locale in lower case where there is none yet."""
    names = sorted(path.name for path in configuration.docs_dir.iterdir() if path.is_dir())
    return next((name for name in names if name.casefold() == language.locale.casefold()), language.locale.lower())


def _neighbours(configuration: Configuration, place: _Place) -> dict[str, bytes]:
    """The files that decide what the article inherits and whether its place is free: path below docs_dir → bytes.

    These are the indexes of the folders above and what stands beside it, in its own and the default language.
    """
    folders = {place.folder, _folder(configuration, configuration.default_language)}
    parents = [str(parent) for parent in PurePosixPath(place.inside).parents]
    own = str(PurePosixPath(place.inside).with_suffix(""))
    found: dict[str, bytes] = {}
    for folder in sorted(folders):
        for below in (*parents, own):
            directory = configuration.docs_dir / folder / below
            for file in sorted(directory.iterdir()) if directory.is_dir() else ():
                if file.is_file() and is_markdown(file.name) and _matters(file, below == parents[0]):
                    found[file.relative_to(configuration.docs_dir).as_posix()] = file.read_bytes()
    data = configuration.docs_dir / DATA_FOLDER
    return found | {f"{DATA_FOLDER}/{file.name}": file.read_bytes() for file in sorted(data.glob("*.y*ml"))}


def _matters(file: Path, is_beside: bool) -> bool:
    return is_beside or is_index_name(file.name)


def _refuse_taken(configuration: Configuration, place: _Place, texts: Mapping[str, bytes]) -> None:
    for path in texts:
        if is_markdown(path) and address_key(path) == address_key(place.path):
            raise KbError(f"{configuration.docs_name}/{path}: has this address already; nothing was written")


def _source(configuration: Configuration, place: _Place, texts: Mapping[str, bytes]) -> Article | None:
    """The article in the default language that the new one translates; None where none can be read."""
    if place.language.is_default:
        return None
    wanted = address_key(f"{_folder(configuration, configuration.default_language)}/{place.inside}")
    articles = KnowledgeBase.from_texts(configuration, texts).articles
    found = {address_key(item.path.removeprefix(f"{configuration.docs_name}/")): item for item in articles}
    return found.get(wanted)


def _problems(
    configuration: Configuration, texts: Mapping[str, bytes], place: _Place, text: str
) -> tuple[tuple[Diagnostic, ...], KnowledgeBase]:
    kb = KnowledgeBase.from_texts(configuration, {**texts, place.path: text})
    path = f"{configuration.docs_name}/{place.path}"
    return tuple(item for item in kb.diagnostics if item.path == path), kb


def _is_in(problems: Iterable[Diagnostic], rule: rule_ids.RuleId) -> bool:
    return any(item.id == rule.id for item in problems)


def _template(kind: ArticleType, locale: str, source: Article | None) -> Template:
    """The type's template in the language, or in English; for a translation the text to translate below its head."""
    folder = files("kbtool.cli") / "templates" / "articles"
    own = folder / f"{kind}.{locale.partition('-')[0]}.md"
    text = (own if own.is_file() else folder / f"{kind}.{FALLBACK}.md").read_text(encoding="utf-8")
    if source:
        head = text[: text.index(f"\n{END}\n") + len(END) + 2]
        text = head + source.body.replace("$", "$$")
    return Template(text)


def _lines(fields: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in fields.items())
