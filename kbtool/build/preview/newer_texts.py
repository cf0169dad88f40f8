"""What the files of a base say after some of them have changed."""

from collections.abc import Collection, Iterator, Mapping

from kbtool.content.source_text import SourceText


class NewerTexts(Mapping[str, SourceText]):
    """Path → what the file itself says, as in the older ones but for those that have changed."""

    def __init__(
        self, older: Mapping[str, SourceText], fresh: Mapping[str, SourceText], gone: Collection[str] = ()
    ) -> None:
        self._whole, self._fresh, self._gone = older, dict(fresh), frozenset(gone)
        if isinstance(older, NewerTexts):
            self._whole = older._whole
            self._fresh = {**older._fresh, **fresh}
            self._gone = older._gone.union(gone).difference(fresh)

    def __getitem__(self, path: str) -> SourceText:
        if path in self._gone:
            raise KeyError(path)
        return self._fresh[path] if path in self._fresh else self._whole[path]

    def __iter__(self) -> Iterator[str]:
        return (path for path in {**dict.fromkeys(self._whole), **self._fresh} if path not in self._gone)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, path: object) -> bool:
        return path not in self._gone and (path in self._fresh or path in self._whole)
