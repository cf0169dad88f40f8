"""Where the files of an edition's search go. Their names hold the digest of their content."""

from collections.abc import Callable, Container, Iterable
from hashlib import sha256

from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.scripts import offline_script

DIGEST = 10
"""Characters in a name."""


class Output:
    """The files of an edition, written as they come."""

    def __init__(self, facts: SearchFacts, write: Callable[[str, bytes], None], there: Container[str] = ()) -> None:
        """`write` is called with the path of a file below the audience's root and its content, but not for those that
        are `there` already, and are what their name says."""
        self._folder = facts.folder
        self._is_offline = facts.settings.offline
        self._write = write
        self._there = there
        self.paths: set[str] = set()
        """Of all files."""

    def pattern(self, name: str) -> str:
        """The path of such files, with `{digest}` in it."""
        return f"{self._folder}{name}.{{digest}}.json"

    def has(self, name: str, digest: str) -> bool:
        """Whether such a file is there; then it is one of the edition's."""
        paths = self._both(self._path(name, digest))
        for path in paths:
            if path not in self._there and path not in self.paths:
                return False
        self.paths.update(paths)
        return True

    def missing(self, name: str, digests: Iterable[str]) -> list[str]:
        """Of some such files those that are not there; the others are the edition's."""
        start, _, end = self.pattern(name).partition("{digest}")
        if self._is_offline:
            return [digest for digest in digests if not self.has(name, digest)]
        found = {digest: f"{start}{digest}{end}" for digest in digests}
        missing = [digest for digest, path in found.items() if path not in self._there and path not in self.paths]
        for digest in missing:
            del found[digest]
        self.paths.update(found.values())
        return missing

    def add(self, name: str, content: bytes) -> str:
        """Enters a file and returns the digest in its name."""
        digest = sha256(content).hexdigest()[:DIGEST]
        if not self.has(name, digest):
            self.write(name, digest, content)
        return digest

    def write(self, name: str, digest: str, content: bytes) -> None:
        """Enters a file that is not there; where it is, its content is this."""
        self.put(self._path(name, digest), content)

    def put(self, path: str, content: bytes) -> None:
        """Enters a file that is called the same whatever is in it."""
        self._write(path, content)
        if self._is_offline:
            self._write(f"{path}.js", offline_script(path, content))
        self.paths.update(self._both(path))

    def _path(self, name: str, digest: str) -> str:
        return f"{self._folder}{name}.{digest}.json"

    def _both(self, path: str) -> tuple[str, ...]:
        return (path, f"{path}.js") if self._is_offline else (path,)
