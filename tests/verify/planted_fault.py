"""One fault in a clean site."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Planted:
    """What is changed, which rule finds it, and where."""

    rule: str
    note: str
    at: tuple[str, ...]
    """The files that the rule reports, in order."""
    edits: tuple[tuple[str, str, str], ...] = ()
    """(path, a text that stands there, what stands there instead)."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files that come in addition."""
    gone: tuple[str, ...] = ()
    """Files that are missing."""

    def site(self, clean: Mapping[str, bytes]) -> dict[str, bytes]:
        """The site with the fault. Raises ValueError for an edit that changes nothing."""
        files = {path: content for path, content in clean.items() if path not in self.gone}
        for path, old, new in self.edits:
            if old.encode() not in files[path] or old == new:
                raise ValueError(f"{self.rule}: {path} has no {old}")
            files[path] = files[path].replace(old.encode(), new.encode())
        return files | dict(self.files)


def edited(rule: str, note: str, path: str, old: str, new: str, *, at: tuple[str, ...] | None = None) -> Planted:
    """A fault made by one edit, and found in the same file unless `at` says where."""
    return Planted(rule, note, (path,) if at is None else at, ((path, old, new),))
