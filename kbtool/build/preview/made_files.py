"""The files of the preview's site that no page stands for: made when somebody asks for what is no page."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kbtool.build.written import write_files
from kbtool.site.edition_site import EditionSite
from kbtool.site.redirects.rules_file import RULES_FILE

INDEX = "index.html"


class MadeFiles:
    """Sitemaps, feeds, redirects: all or none of them lie in the folder."""

    def __init__(self) -> None:
        self._output: Path | None = None
        self._sites: tuple[EditionSite, ...] = ()
        self._paths: frozenset[str] = frozenset()
        self._is_written = False
        self._former: frozenset[str] | None = None

    def take(self, sites: Iterable[EditionSite], output: Path) -> None:
        """Goes on with another plan: the files of the one before are deleted."""
        for path in self._paths:
            with suppress(FileNotFoundError):
                if self._output == output:
                    (output / path).unlink()
        self._output, self._sites = output, tuple(sites)
        self._paths, self._is_written, self._former = frozenset(), False, None

    def make(self, path: str) -> None:
        """Sees to it that they are there, if one of them may lie at the path or below it. Raises OSError."""
        if self._output and not self._is_written and self._may_lie_at(path):
            made = {path: content for site in self._sites for path, content in site.made.items()}
            self._paths = write_files(made, self._output)
            self._is_written = True

    def _may_lie_at(self, path: str) -> bool:
        """True for every file and folder of theirs, and for few others: somebody who has deleted an article looks at
        the address that it had, and would wait for all of them."""
        if self._former is None:
            files = {file for site in self._sites for former in site.redirects.formers for file in former.files}
            self._former = frozenset(place for file in files for place in _places(file))
        asked = path.rstrip("/")
        name = asked.rpartition("/")[2]
        return asked in self._former or name == RULES_FILE or ("." in name and name != INDEX)


def _places(file: str) -> Iterator[str]:
    """A file, and the folders around it."""
    while file:
        yield file
        file = file.rpartition("/")[0]
