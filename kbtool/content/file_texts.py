"""What the files of a base say, each taken from the store or read when somebody asks for it."""

from collections.abc import Iterable, Iterator, Mapping

from kbtool.content.file_text import FileText
from kbtool.content.files.sources import SourceFile
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.source_text import SourceText
from kbtool.content.stored_texts import read_file_texts
from kbtool.store.store import Store

AT_ONCE = 500
"""Texts that are looked for together where many are asked for one after the other."""


class FileTexts(Mapping[str, SourceText]):
    """Path → what the file itself says. Any thread may ask; what two ask for at once is read twice.

    Asking raises KbError where a file that the store does not know any more has changed since it was found.
    """

    def __init__(
        self, files: Iterable[SourceFile], keys: Mapping[str, bytes], rules: ReadingRules, store: Store
    ) -> None:
        """`keys` holds the `text_key` of each file."""
        self._files = {file.path: file for file in files}
        self._keys = keys
        self._rules = rules
        self._store = store.twin()
        self._read: dict[str, FileText] = {}
        self._following: Iterator[str] = iter(self._files)
        self._next = 1

    def read(self, paths: Iterable[str], store: Store) -> None:
        """Takes or reads these files now."""
        wanted = [(self._files[path], self._keys[path]) for path in paths]
        self._read.update(read_file_texts(wanted, self._rules, store))

    def forget(self, path: str) -> None:
        """Lets go of what a file says, which is found again where somebody asks for it."""
        self._read.pop(path, None)

    def file_text(self, path: str) -> FileText:
        """All that is known of a file. Raises KeyError for a path that is none of the base."""
        if path not in self._read:
            with self._store.twin() as store:
                self.read(dict.fromkeys((path, *self._others())), store)
        return self._read[path]

    def _others(self) -> list[str]:
        """Some files that will probably be asked for, too: the more of them, the more were asked for."""
        others = [path for path in (next(self._following, "") for _ in range(self._next)) if path in self._files]
        self._next = min(AT_ONCE, 2 * self._next)
        return [path for path in others if path not in self._read]

    def __getitem__(self, path: str) -> SourceText:
        return self.file_text(path).source

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __repr__(self) -> str:
        return repr(dict(self))
