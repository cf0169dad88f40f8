"""The files of the preview's site that no page stands for: made when somebody asks for what is no page."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kbtool.build.written import write_files
from kbtool.site.edition_site import EditionSite


class MadeFiles:
    """Sitemaps, feeds, redirects: all or none of them lie in the folder."""

    def __init__(self) -> None:
        self._output: Path | None = None
        self._sites: tuple[EditionSite, ...] = ()
        self._paths: frozenset[str] = frozenset()
        self._is_written = False

    def take(self, sites: Iterable[EditionSite], output: Path) -> None:
        """Goes on with another plan: the files of the one before are deleted."""
        for path in self._paths:
            with suppress(FileNotFoundError):
                if self._output == output:
                    (output / path).unlink()
        self._output, self._sites = output, tuple(sites)
        self._paths, self._is_written = frozenset(), False

    def write(self) -> None:
        """Sees to it that they are there. Raises OSError."""
        if self._output and not self._is_written:
            made = {path: content for site in self._sites for path, content in site.made.items()}
            self._paths = write_files(made, self._output)
            self._is_written = True
