"""What a change can break, in the files that changed and elsewhere."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from kbtool.content.files.collisions import article_key, is_index_name
from kbtool.content.files.walk import DATA_FOLDER, is_markdown
from kbtool.content.markdown.links import local_path
from kbtool.diagnostics import Diagnostic
from kbtool.history.changed_files import ChangedFiles
from kbtool.lint.context import Context
from kbtool.lint.manuscript import Manuscript

READING, FRONT_MATTER, STRUCTURE, LINKS, BASE, TRANSLATION, AUDIENCE = "0", "1", "2", "3", "5", "6", "9"
"""The first digit of an id is the family of its rule."""
ID_DIGIT = 2


@dataclass(frozen=True)
class Impact:
    """Which findings a change can have made."""

    changed: frozenset[str]
    """Files in which every finding counts."""
    families: dict[str, frozenset[str]]
    """Other file → the families of rules the change can break in it."""
    names: tuple[str, ...] = ()
    """Paths of changed and deleted articles: a finding that names one counts wherever it stands."""
    is_everything: bool = False
    """True where settings or data files changed."""

    def concerns(self, diagnostic: Diagnostic) -> bool:
        """Whether the finding may come from the change."""
        return (
            self.is_everything
            or diagnostic.path in self.changed
            or diagnostic.id[ID_DIGIT] in self.families.get(diagnostic.path, ())
            or any(name in diagnostic.message or name in diagnostic.hint for name in self.names)
        )


def find_impact(context: Context, files: ChangedFiles) -> Impact:
    """The findings to report for a change: all in the changed files, and in other files what hangs on those.

    That is: links to articles that changed, moved or are gone; translations of a changed source; what a section's page
    passes on to its articles, and lists; everything, where mkdocs.yml or a data file changed.
    """
    docs = f"{context.configuration.docs_name}/"
    touched = files.changed | files.deleted
    if any(not path.startswith(docs) or path.startswith(f"{docs}{DATA_FOLDER}/") for path in touched):
        return Impact(files.changed, {}, is_everything=True)
    below = {path.removeprefix(docs) for path in touched}
    articles = tuple(sorted(f"{docs}{path}" for path in below if is_markdown(path)))
    change = _Change(context, below)
    families = {
        manuscript.path: frozenset(change.families_in(manuscript))
        for manuscript in context.manuscripts
        if below and manuscript.path not in files.changed
    }
    withheld = {item.path: frozenset(change.families_below(item.path)) for item in context.kb.withheld}
    return Impact(files.changed, withheld | families, articles)


class _Change:
    """The changed and deleted files under all the names that others may call them by."""

    def __init__(self, context: Context, below: set[str]) -> None:
        self.context = context
        self.below = below
        """Paths below docs_dir."""
        self.default = context.configuration.default_language.locale
        articles = [path.partition("/") for path in sorted(below) if is_markdown(path)]
        self.keys = {(language, article_key(name)) for language, _, name in articles}
        self.indexes = {(language, article_key(name)) for language, _, name in articles if is_index_name(name)}
        self.ids = {
            (self._folder(item.path), item.article.id)
            for item in context.manuscripts
            if self._below(item.path) in below
        }

    def families_in(self, manuscript: Manuscript) -> Iterator[str]:
        """The families of rules that the change can break in a file that did not change."""
        article = manuscript.article
        folder = self._folder(manuscript.path)
        yield from self.families_below(manuscript.path)
        if folder != self.default and (self._default_folder(), article.key) in self.keys:
            yield from (FRONT_MATTER, STRUCTURE, LINKS, TRANSLATION, AUDIENCE)
        if article.is_index and any(
            language == folder and posixpath.dirname(key) == article.key for language, key in self.keys
        ):
            yield from (STRUCTURE, BASE)
        if any(file in self.below for file in article.files):
            yield from (LINKS, AUDIENCE)
        if any(self._names_changed(value, folder) for value in _references(manuscript)):
            yield from (FRONT_MATTER, BASE, AUDIENCE)
        if any(self._below(path) in self.below for path in article.includes):
            yield from (READING, LINKS, AUDIENCE)
        document = manuscript.document
        urls = [item.url for items in (document.links, document.images, document.media) for item in items]
        if any(self._leads_to_changed(url, manuscript) for url in urls):
            yield from (LINKS, AUDIENCE)

    def families_below(self, path: str) -> Iterator[str]:
        """What the pages of sections pass on to a file below them: values and limits."""
        folder, _, name = self._below(path).partition("/")
        key = article_key(name)
        chain = {"", *("/".join(key.split("/")[:count]) for count in range(1, key.count("/") + 2))}
        if any((language, place) in self.indexes for language in (folder, self._default_folder()) for place in chain):
            yield from (READING, FRONT_MATTER, AUDIENCE)

    def _leads_to_changed(self, url: str, manuscript: Manuscript) -> bool:
        target = self.context.targets.find(url, manuscript.article)
        if target and target.article:
            return self._below(target.article.path) in self.below
        if target:
            return target.file in self.below
        path = local_path(url)
        if path is None:
            return self._names_changed(url, self._folder(manuscript.path))
        source = self._below(manuscript.path)
        starts = (posixpath.dirname(source), source.removesuffix(".md"), self._folder(manuscript.path))
        names = [posixpath.normpath(posixpath.join(start, path.lstrip("/"))) for start in starts]
        return any(name in self.below or _pair(name) in self.keys for name in names)

    def _names_changed(self, value: str, folder: str) -> bool:
        """Whether a value such as `kb:refunds`, `billing/refunds` or `billing/refunds.md` means a changed article."""
        name = value.removeprefix("kb:").partition("#")[0].strip("/").removesuffix(".md")
        return (folder, name) in self.keys or (folder, name) in self.ids

    def _below(self, path: str) -> str:
        return path.removeprefix(f"{self.context.configuration.docs_name}/")

    def _folder(self, path: str) -> str:
        """The language folder as the disk spells it."""
        return self._below(path).partition("/")[0]

    def _default_folder(self) -> str:
        folders = {language for language, _ in self.keys}
        return next((name for name in folders if name.casefold() == self.default.casefold()), self.default)


def _pair(name: str) -> tuple[str, str]:
    folder, _, key = name.partition("/")
    return folder, article_key(key if is_markdown(key) else f"{key}.md")


def _references(manuscript: Manuscript) -> Iterator[str]:
    """The values of the fields that name other articles or sections."""
    fields = manuscript.article.fields
    yield from (*fields.related, *fields.next, *fields.also_in, *fields.featured, *fields.order)
    if fields.replaced_by:
        yield fields.replaced_by
