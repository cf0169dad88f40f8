"""Everything in the repository that a site could be made of, read once for all audiences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import yaml

from kbtool.config import Configuration
from kbtool.verify.fingerprints.text import Text
from kbtool.verify.sources.asset import Asset
from kbtool.verify.sources.commits import History, read_history
from kbtool.verify.sources.files import SourceFile, find_files
from kbtool.verify.sources.front_matter import FrontMatter, read_front_matter
from kbtool.verify.sources.markdown_text import markdown_text
from kbtool.verify.sources.parts import cut_comments, split_parts
from kbtool.verify.sources.permission import Permission, Permissions, Stated
from kbtool.verify.sources.references import find_references
from kbtool.verify.sources.standing import Standing, standing

DATA = "_data"
ATTACHMENTS = "attachments"


@dataclass(frozen=True)
class Article:
    """One Markdown file."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    key: str
    values: dict[str, Any]
    """The front matter; empty where it is unclear."""
    permission: Permission
    parts: tuple[tuple[str | None, Text], ...]
    """(audience of the block, its text); None for what is in no block."""
    comments: tuple[Text, ...]
    references: frozenset[str]
    """What it may use, below the folder of the articles."""
    digest: str


@dataclass(frozen=True)
class Repository:
    """What was read."""

    configuration: Configuration
    articles: tuple[Article, ...]
    assets: tuple[Asset, ...]
    data: dict[str, Any]
    """Name of a data file without ending → what it holds."""
    history: History
    today: date
    """Decides about what is published later or has expired."""


def read_repository(configuration: Configuration, today: date) -> Repository:
    """Reads it all. `today` decides about what is published later or has expired."""
    files = list(find_files(configuration.docs_dir))
    raw = [_Raw(file, file.file.read_bytes()) for file in files if file.is_markdown]
    reader = _Reader(configuration, today, raw)
    stated = [reader.stated(item) for item in raw]
    permissions = Permissions(configuration, stated)
    articles = [reader.article(item, permissions.of(own)) for item, own in zip(raw, stated, strict=True)]
    assets = [
        Asset(reader.shown(file), file, permissions.of_file(file.path, file.target, reader.language(file)))
        for file in files
        if not file.is_markdown
    ]
    data = {asset.file.parts[1].rpartition(".")[0]: _data(asset) for asset in assets if _is_data(asset)}
    history = read_history(configuration.docs_dir)
    return Repository(configuration, tuple(articles), tuple(assets), data, history, today)


def _is_data(asset: Asset) -> bool:
    parts = asset.file.parts
    return len(parts) == 2 and parts[0] == DATA and parts[1].endswith((".yml", ".yaml"))


def _data(asset: Asset) -> Any:
    try:
        return yaml.load(asset.data.decode("utf-8-sig", "replace"), yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


@dataclass(frozen=True)
class _Raw:
    """A Markdown file as it lies there."""

    file: SourceFile
    data: bytes

    @cached_property
    def text(self) -> str | None:
        """None for what is no text."""
        try:
            return self.data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            return None

    @cached_property
    def front_matter(self) -> FrontMatter:
        """Unclear where the file is no text."""
        if self.text is None:
            return FrontMatter(None, self.data.decode("utf-8", "replace"))
        return read_front_matter(self.text)


def _place(raw: _Raw) -> tuple[str, bool]:
    """What an article and its translations have in common."""
    return raw.file.key, raw.file.is_index


class _Reader:
    def __init__(self, configuration: Configuration, today: date, raw: Iterable[_Raw]) -> None:
        self.configuration = configuration
        self.audiences = configuration.settings.audiences
        self.today = today
        self.locales = {language.locale.casefold(): language.locale for language in configuration.languages}
        self.default = configuration.default_language.locale
        sources = (item for item in raw if self.language(item.file) == self.default)
        self.attachments = {_place(item): (item.front_matter.values or {}).get(ATTACHMENTS) for item in sources}

    def shown(self, file: SourceFile) -> str:
        return f"{self.configuration.docs_name}/{file.path}"

    def language(self, file: SourceFile) -> str:
        return self.locales.get(file.parts[0].casefold(), "") if len(file.parts) > 1 else ""

    def stated(self, raw: _Raw) -> Stated:
        file, values = raw.file, raw.front_matter.values
        below = values.get("defaults") if values and file.is_index else None
        defaults = Standing()
        if below:
            defaults = standing(below if isinstance(below, dict) else None, self.audiences, self.today)
        own = standing(values, self.audiences, self.today)
        harmless = values is None and raw.text is not None and self._is_harmless(raw.text)
        return Stated(file.path, file.target, self.language(file), file.key, file.is_index, own, defaults, harmless)

    def _is_harmless(self, text: str) -> bool:
        """Whether blank lines before a front matter that states nothing are all that is wrong."""
        values = read_front_matter(text.lstrip(" \n")).values
        return values is not None and standing(values, self.audiences, self.today) == Standing()

    def article(self, raw: _Raw, permission: Permission) -> Article:
        file, front = raw.file, raw.front_matter
        parts, comments = self._texts(front.body)
        values = front.values or {}
        offered = values.get(ATTACHMENTS) or self.attachments.get(_place(raw))
        return Article(
            path=self.shown(file),
            key=file.key,
            values=values,
            permission=permission,
            parts=tuple(parts),
            comments=tuple(comments),
            references=frozenset(find_references(file.path, front.body, offered, self.default)),
            digest=sha256(raw.data).hexdigest(),
        )

    def _texts(self, body: str) -> tuple[list[tuple[str | None, Text]], list[Text]]:
        parts: list[tuple[str | None, Text]] = []
        comments: list[Text] = []
        for part in split_parts(body, self.audiences):
            text, own = cut_comments(part.text)
            comments += map(Text.of, own)
            parts.append((part.audience, Text.of(markdown_text(text))))
        return parts, comments


def may_read(permission: Permission, audience: str, order: Sequence[str]) -> bool:
    """Whether readers of a site may see something."""
    return permission.audience is not None and order.index(permission.audience) <= order.index(audience)


def block_is_open(block: str | None, audience: str, order: Sequence[str]) -> bool:
    """Whether readers of a site may see a block of an article that they may see."""
    return block is None or order.index(block) <= order.index(audience)


def articles_for(repository: Repository, audience: str) -> Iterator[Article]:
    """The articles that the readers of a site may see; of an archived one they see the title only."""
    order = repository.configuration.settings.audiences
    return (article for article in repository.articles if may_read(article.permission, audience, order))
