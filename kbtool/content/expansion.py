"""Articles with the shared texts they include, as the readers of one edition may see them.

Bounded in all directions: no text includes itself, the depth, the number of includes and the size of the whole have
limits, and what is past one of them is told before it costs anything.
"""

import posixpath
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from kbtool.config import Settings
from kbtool.content.article import Article
from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.include_blocks import FOLDER, POSSIBLE, IncludeBlock, find_include_blocks
from kbtool.content.markdown.depth import find_deep_block
from kbtool.content.markdown.relocated import UnmovableAddressError, relocated
from kbtool.content.schema import State

DEEPEST = 3
"""Files inside one another."""
MOST = 50
"""Includes of one article, those of the included files among them."""
FORM = f"write `/// include | {FOLDER}/NAME.md` alone on its line, and `///` on the next line"


class IncludeFault(Struct, frozen=True):
    """Why an article cannot be shown."""

    line: int
    """The index of the line in the body that was expanded, from 0."""
    message: str
    hint: str


class Expanded(Struct, frozen=True):
    """A body with all that it includes."""

    body: str
    paths: tuple[str, ...] = ()
    """The files it shows, relative to the folder of mkdocs.yml, sorted."""
    faults: tuple[IncludeFault, ...] = ()
    """With any, the body must not be shown."""


class SharedTexts(Struct, frozen=True):
    """The texts of a base that articles may include."""

    docs_name: str
    by_path: Mapping[str, Article]
    """Path relative to the folder of mkdocs.yml → what could be read of the file."""
    settings: Settings

    def place(self, article: Article, name: str) -> str:
        """The path of the file that an article calls `_includes/name.md`: in its own language folder."""
        folder = article.path.removeprefix(f"{self.docs_name}/").partition("/")[0]
        return f"{self.docs_name}/{folder}/{name}"


def expand(article: Article, body: str, texts: SharedTexts, audience: str) -> Expanded:
    """A body of the article, without what the readers of `audience` may not see, with what it includes for them.

    Never raises for what is in a file.
    """
    if not POSSIBLE.search(body):
        return Expanded(body)
    lines = body.split("\n")
    expansion = _Expansion(article, texts, audience, size=len(body.encode()))
    faults: list[IncludeFault] = []
    for block in reversed(find_include_blocks(lines)):
        try:
            lines[block.line : block.line + 2] = expansion.lines_of(block, ())
        except _UnfitIncludeError as error:
            faults.append(IncludeFault(block.line, error.message, error.hint))
            if expansion.is_spent:
                break
    expanded = "\n".join(lines)
    deep = None if faults else find_deep_block(article.path, expanded, 1, texts.settings.limits.depth)
    if deep:
        faults.append(IncludeFault(0, f"with what it includes, {deep.message}", deep.hint))
    return Expanded("" if faults else expanded, tuple(sorted(expansion.paths)), tuple(reversed(faults)))


class _UnfitIncludeError(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class _Expansion(Struct):
    """Of one article for one audience; counts what it has cost."""

    article: Article
    texts: SharedTexts
    audience: str
    size: int
    """Bytes."""
    count: int = 0
    paths: set[str] = field(default_factory=set)

    @property
    def is_spent(self) -> bool:
        """Whether nothing more can be included."""
        return self.count >= MOST or self.size > self.texts.settings.limits.size

    def lines_of(self, block: IncludeBlock, above: Sequence[str]) -> list[str]:
        """The lines that stand for a block; `above` are the files it stands in, without the article."""
        include = self.find(block, above)
        self.count += 1
        self.spend(len(include.body.encode()))
        lines = self.shown(include).split("\n")
        for inner in reversed(find_include_blocks(lines)):
            lines[inner.line : inner.line + 2] = self.lines_of(inner, (*above, include.path))
        self.spend(len(block.indent) * len(lines))
        self.paths.add(include.path)
        return [f"{block.indent}{line}" if line else "" for line in ["", *lines, ""]]

    def find(self, block: IncludeBlock, above: Sequence[str]) -> Article:
        """The file of a block, if the readers may see it there."""
        if not block.path:
            raise _UnfitIncludeError("not an include", FORM)
        path = self.texts.place(self.article, block.path)
        if not block.path.startswith(f"{FOLDER}/") or posixpath.normpath(path) != path:
            raise _UnfitIncludeError(f"{block.path[:80]} is no file in {FOLDER}", FORM)
        if path in above:
            raise _UnfitIncludeError(f"{block.path} includes itself", "take the include out of one of the files")
        if len(above) >= DEEPEST:
            hint = "include the innermost file directly"
            raise _UnfitIncludeError(f"includes lie inside one another more than {DEEPEST} deep", hint)
        include = self.texts.by_path.get(path)
        if include is None:
            hint = f"write {path}, or correct the name; what `kbtool check` says of that file comes first"
            raise _UnfitIncludeError(f"{block.path} does not exist or is withheld", hint)
        self.check(include, block.path)
        return include

    def check(self, include: Article, name: str) -> None:
        """Raises where the readers may not see the file."""
        fields = include.fields
        if fields.state is not State.PUBLISHED or fields.publish_on or fields.expires_on:
            hint = "write state: published in it; a shared text has no schedule"
            raise _UnfitIncludeError(f"{name} is not published", hint)
        if not fields.audience or not self.texts.settings.may_read(self.audience, fields.audience):
            hint = f"put the include into a block for {fields.audience}, or widen {include.path}"
            raise _UnfitIncludeError(f"{name} is for {fields.audience}, and the text here for {self.audience}", hint)

    def spend(self, size: int) -> None:
        """Raises where the article becomes too large by so many bytes more."""
        self.size += size
        if self.count > MOST:
            raise _UnfitIncludeError(f"more than {MOST} includes, with those of the included files", "include less")
        if self.size > self.texts.settings.limits.size:
            message = f"with what it includes, the article has more than {self.texts.settings.limits.size} bytes"
            raise _UnfitIncludeError(message, "include less")

    def shown(self, include: Article) -> str:
        """The text of a file for the readers, with addresses as the article must name them."""
        order = self.texts.settings.audiences
        body, _ = cut_audience_blocks(include.path, include.body, include.body_line, self.audience, order)
        body = body.strip("\n")
        try:
            moved = relocated(body, posixpath.dirname(include.path), posixpath.dirname(self.article.path))
        except UnmovableAddressError as error:
            hint = "write the address without backslashes and `&amp;`"
            raise _UnfitIncludeError(f"{include.path} names {error}, which cannot be moved", hint) from error
        self.spend(max(0, len(moved) - len(body)))
        return moved
