"""The history as of one commit, with all that is needed to add the next ones without reading it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from msgspec import structs

from kbtool.history.change import TextChange
from kbtool.history.history import History, Version

Decided = tuple[tuple[Version, ...], tuple[Version, ...]]
"""`versions` and `beginnings` of a file."""


@dataclass(frozen=True, slots=True)
class Past:
    """Plain data; all paths are relative to the folder of mkdocs.yml but for `places`."""

    history: History
    commit: str = ""
    """Its full name."""
    places: tuple[str, ...] = ()
    """The files and folders that were followed, relative to the top of the repository, sorted."""
    ignored: tuple[str, ...] = ()
    """Full names of the commits that are no update, sorted."""
    changes: Mapping[str, tuple[TextChange, ...]] = field(default_factory=dict)
    """Each Markdown file → the changes of its text, newest first; empty where no texts were read."""

    def decided(self, path: str, changes: tuple[TextChange, ...]) -> Decided | None:
        """What the texts of a file with these very changes decided; None where its past was another."""
        if not self.history.has_texts or self.changes.get(path) != changes:
            return None
        file = self.history.files[path]
        return file.versions, file.beginnings

    def with_texts(self, decided: Mapping[str, Decided], changes: Mapping[str, tuple[TextChange, ...]]) -> "Past":
        """The past with what was decided of some files, and with the changes that this was decided from."""
        files = dict(self.history.files)
        for path, (versions, beginnings) in decided.items():
            if (files[path].versions, files[path].beginnings) != (versions, beginnings):  # nearly all have none
                files[path] = structs.replace(files[path], versions=versions, beginnings=beginnings)
        history = replace(self.history, files=files, has_texts=True)
        return replace(self, history=history, changes={**self.changes, **changes})
