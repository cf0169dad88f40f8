"""Articles that were resolved before: they come from the store while their files, and what they inherit, are the same.

What is no value of ours is worked out again.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kbtool.content.files.sources import SourceFile
from kbtool.content.known_article import KnownArticle, encoder
from kbtool.content.stored_texts import SHELF as TEXTS
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "articles"


class _Folder(msgspec.Struct, array_like=True):
    """The articles of one folder, by path."""

    day: int
    """The day on which it was last noted that their texts are in use."""
    files: bytes
    """Names all files that an article could use."""
    articles: dict[str, KnownArticle]


_folders = msgspec.msgpack.Decoder(_Folder)


class KnownArticles:
    """The articles of one base as they were resolved the last time."""

    def __init__(
        self, files: Mapping[str, Sequence[SourceFile]], version: bytes, known: Iterable[str], store: Store
    ) -> None:
        """`files` are those of each folder, `version` names all that resolving depends on beside the files; `known`
        holds the files that an article could use, below docs_dir."""
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

    def _find(self, folders: Iterable[str], version: bytes) -> None:
        self._keys = {folder: digest_of(version, folder) for folder in folders}
        kept = self._store.find(SHELF, self._keys.values())
        for folder, key in self._keys.items():
            try:
                self._before[folder] = _folders.decode(kept[key])
            except (KeyError, msgspec.MsgspecError, TypeError, ValueError):
                continue
        for before in self._before.values():
            self._found.update(before.articles)
        if any(known.fields.audience is None for known in self._found.values()):
            self._found = {path: known for path, known in self._found.items() if known.fields.audience is not None}

    def unchanged(self, files: Iterable[SourceFile]) -> dict[str, KnownArticle]:
        """Path of each file with the very bytes that it had → what is known of it, which holds while `inherited` is the
        same. An index is none of them: it is needed whole, for what stands below it."""
        found = self._found
        return {
            file.path: known
            for file in files
            if (known := found.get(file.path)) and known.digest == file.digest and not file.is_index
        }

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
            self._keys[folder]: encoder.encode(_Folder(self._store.day, self._assets, articles))
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
