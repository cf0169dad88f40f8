"""Articles that were resolved before: they come from the store while their files, and what they inherit, are the same.

A value that would not come back from the store exactly as it went in is not kept, and one that is no value of ours is
worked out again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Required, TypedDict

import msgspec

from kbtool.content.article import Article, Origin
from kbtool.content.file_text import FileText
from kbtool.content.file_texts import FileTexts
from kbtool.content.files.sources import SourceFile
from kbtool.content.front_matter.resolve import BUILT_IN, fields_of
from kbtool.content.schema import Fields
from kbtool.content.stored_texts import SHELF as TEXTS
from kbtool.content.stored_values import decode_model, encode_model
from kbtool.diagnostics import Diagnostic
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "articles"

_Values = TypedDict(  # type: ignore[misc]
    "_Values",
    {name: info.annotation for name, info in Fields.model_fields.items()}
    | {"title": Required[str], "audience": Required[str]},
    total=False,
)
"""What is not there was stated by nobody; every article has a title and an audience."""


class KnownArticle(msgspec.Struct, array_like=True, frozen=True):
    """One article that is not withheld, with what was found in it. Values that nobody stated are left out."""

    digest: bytes
    """That of the file's bytes."""
    key: bytes
    """See `text_key`."""
    inherited: bytes
    """Names all that its values were inherited from."""
    values: _Values
    origins: dict[str, int | tuple[str, int]]
    """Field → the line that its value stands on; with the path of the file where it is not the article's own."""
    body_line: int
    addresses: tuple[str, ...]
    """The paths that its body names."""
    files: tuple[str, ...]
    length: int
    is_plain: bool
    diagnostics: tuple[Diagnostic, ...]


class _Folder(msgspec.Struct, array_like=True):
    """The articles of one folder, by path."""

    day: int
    """The day on which it was last noted that their texts are in use."""
    files: bytes
    """Names all files that an article could use."""
    articles: dict[str, KnownArticle]


_encoder = msgspec.msgpack.Encoder(enc_hook=encode_model)
_folders = msgspec.msgpack.Decoder(_Folder, dec_hook=decode_model)
_values = msgspec.msgpack.Decoder(_Values, dec_hook=decode_model)


class KnownArticles:
    """The articles of one base as they were resolved the last time."""

    def __init__(self, files: Iterable[SourceFile], version: bytes, known: Iterable[str], store: Store) -> None:
        """`version` names all that resolving depends on beside the files; `known` holds the files that an article could
        use, below docs_dir."""
        self._store = store
        self._assets = digest_of(*sorted(known))
        self._keys: dict[str, bytes] = {}
        self._found: dict[str, KnownArticle] = {}
        self._noted: dict[str, KnownArticle] = {}
        self._before: dict[str, _Folder] = {}
        if store.is_open:
            self._find(files, version)
        self.has_same_files = all(before.files == self._assets for before in self._before.values())
        """Whether the files that an article could use are those of the last time, so that it uses the same."""

    def _find(self, files: Iterable[SourceFile], version: bytes) -> None:
        folders = dict.fromkeys(file.path.rpartition("/")[0] for file in files)
        self._keys = {folder: digest_of(version, folder) for folder in folders}
        kept = self._store.find(SHELF, self._keys.values())
        for folder, key in self._keys.items():
            try:
                self._before[folder] = _folders.decode(kept[key])
            except (KeyError, msgspec.MsgspecError, TypeError, ValueError):
                continue
        for before in self._before.values():
            self._found.update(before.articles)

    def at(self, file: SourceFile) -> KnownArticle | None:
        """What is known of a file with these very bytes; it holds while `inherited` is the same."""
        found = self._found.get(file.path)
        return found if found is not None and found.digest == file.digest else None

    @property
    def is_kept(self) -> bool:
        """Whether there is a next time."""
        return self._store.is_open

    def note(self, path: str, known: KnownArticle | None) -> None:
        """Is to be kept for the next time."""
        if known:
            self._noted[path] = known

    def keep(self) -> None:
        """Keeps what was noted, where it is not what was kept before."""
        new: dict[str, dict[str, KnownArticle]] = {folder: {} for folder in self._changed_folders()}
        if not new:
            return
        for path, known in self._noted.items():
            if (folder := path.rpartition("/")[0]) in new:
                new[folder][path] = known
        self._store.note_use(TEXTS, (known.key for articles in new.values() for known in articles.values()))
        values = {
            self._keys[folder]: _encoder.encode(_Folder(self._store.day, self._assets, articles))
            for folder, articles in new.items()
        }
        self._store.keep(SHELF, values)

    def _changed_folders(self) -> set[str]:
        """Those with other articles than before, and those that were not noted as in use today."""
        is_now = (self._store.day, self._assets)
        paths = {path for path, known in self._noted.items() if self._found.get(path) is not known}
        paths |= self._found.keys() - self._noted.keys()
        folders = {path.rpartition("/")[0] for path in paths} & self._keys.keys()
        before = {folder: (known.day, known.files) for folder, known in self._before.items()}
        return folders | {folder for folder in self._keys if before.get(folder) != is_now}


@dataclass(slots=True)
class LeftInStore:
    """What a known article is asked for seldom (see `Own`)."""

    path: str
    texts: FileTexts
    origins: Mapping[str, int | tuple[str, int]]
    is_plain: bool

    def find(self, name: str) -> Any:
        """The body, or the origins of the values."""
        if name == "body":
            return self.texts[self.path].body
        return {
            field: Origin(self.path, place) if isinstance(place, int) else Origin(*place)
            for field, place in self.origins.items()
        }


def known_article(
    article: Article, file: SourceFile, inherited: bytes, diagnostics: tuple[Diagnostic, ...], text: FileText
) -> KnownArticle | None:
    """What is to be known of an article the next time; None where it would not come back the same."""
    fields = vars(article.fields)
    values = {name: value for name, value in fields.items() if value is not BUILT_IN[name]}
    try:
        packed = _encoder.encode(values)
        if (
            repr(values) != repr(unpacked := _values.decode(packed))
            or dict(unpacked) != values
            or article.fields.defaults
        ):
            return None
        known = KnownArticle(
            file.digest,
            text.key,
            inherited,
            unpacked,
            {
                name: origin.line if origin.path == article.path else (origin.path, origin.line)
                for name, origin in article.origins.items()
            },
            article.body_line,
            text.addresses,
            article.files,
            text.length,
            text.is_plain,
            diagnostics,
        )
        _encoder.encode(known)
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError):
        return None
    return known


def article_of(known: KnownArticle, file: SourceFile, texts: FileTexts) -> Article:
    """The article that was known."""
    own = LeftInStore(file.path, texts, known.origins, known.is_plain)
    values = {
        "path": file.path,
        "language": file.language,
        "key": file.key,
        "is_index": file.is_index,
        "fields": fields_of({**BUILT_IN, **known.values}),
        "body_line": known.body_line,
        "files": known.files,
        "includes": (),
        "own": own,
    }
    return Article.from_reading(values)
