"""The search of a language of the preview: made beside the site when all pages are there, and put in its place."""

import shutil
from pathlib import Path
from threading import RLock

from kbtool.build.job import IndexJob, shared
from kbtool.build.preview.editions import ShownEdition
from kbtool.build.processes import Workers

MOMENT = 0.1
"""Seconds between two looks whether somebody still makes one at the end."""


class SearchMaker:
    """Makes one at a time, while pages are rendered."""

    def __init__(self, folder: Path, workers: Workers) -> None:
        self._folder, self._workers = folder, workers
        self._one = RLock()
        self._is_closed = False

    def close(self) -> None:
        """Ends the process; whoever waits for it gets a KbError, and nothing is written any more."""
        self._is_closed = True
        while not self._one.acquire(timeout=MOMENT):
            self._workers.interrupt()
        try:
            self._workers.end()
        finally:
            self._one.release()

    def make(self, edition: ShownEdition, lock: RLock) -> bool:
        """Returns whether there may be anything more to do for the edition. `lock` is that of the site; the caller does
        not hold it. Raises KbError, OSError."""
        with self._one:
            with lock:
                site, config, documents = edition.site, edition.staged.config, edition.documents()
                if self._is_closed or edition.search or documents is None:
                    return bool(edition.search)
            output = self._folder / f"search-{site.edition.language}"
            shutil.rmtree(output, ignore_errors=True)
            job = IndexJob(site.edition, shared(site).search, documents, output, config.parent)
            result = self._workers.run([job], lambda *_: None)[0]
            with lock:
                if result and edition.site is site:
                    for path in result.files:
                        (edition.staged.output / path).parent.mkdir(parents=True, exist_ok=True)
                        (output / path).replace(edition.staged.output / path)
                    edition.search = result.files
            return True
