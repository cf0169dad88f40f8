"""Notices that files have changed.

The events of the operating system only say when to look: what counts is whether names, times or sizes differ. Staging
links the base's files, which is an event too, and would otherwise start the next build, for ever.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.1
"""Seconds without an event after which a change counts as complete: editors write a file in several steps."""
LONGEST = 2.0
"""Seconds after which it counts as complete although there is no quiet."""
POLL = 1.0
"""Seconds between two looks where the operating system reports nothing."""
SILENT_EVENTS = frozenset({"opened", "closed_no_write"})

Snapshot = dict[str, tuple[int, int]]
"""File → time of its last change in nanoseconds, and size in bytes."""


def is_temporary(name: str) -> bool:
    """Whether a name is an editor's own: hidden, a backup, a swap file."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak")) or name == "4913"


def snapshot(folders: Iterable[Path], single_files: Iterable[Path]) -> Snapshot:
    """All files below the folders, and the single files, as they are now; links are followed to files only."""
    found: Snapshot = {}
    for path in (*_files(folders), *map(str, single_files)):
        try:
            status = os.stat(path)  # noqa: PTH116  (10,000 files, after every change)
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _files(folders: Iterable[Path]) -> Iterator[str]:
    for top in folders:
        for folder, names, files in os.walk(top):
            names[:] = [name for name in names if not is_temporary(name)]
            yield from (f"{folder}/{name}" for name in files if not is_temporary(name))


def changed_files(before: Snapshot, after: Snapshot) -> list[str]:
    """Files that are new, gone or different, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


class Watcher(FileSystemEventHandler):
    """Wakes whoever waits for a change below `folders` or of `single_files`."""

    def __init__(self, folders: Iterable[Path], single_files: Iterable[Path]) -> None:
        self.folders = [folder for folder in folders if folder.is_dir()]
        self.single_files = list(single_files)
        self.noticed: Callable[[], None] = lambda: None
        """Called at each event, in the observer's thread: something may have changed."""
        self._event = Event()
        self._observer = Observer()
        self._is_observing = False

    def __enter__(self) -> "Watcher":
        for folder in self.folders:
            self._observer.schedule(self, str(folder), recursive=True)
        for folder in {file.parent for file in self.single_files}:
            self._observer.schedule(self, str(folder), recursive=False)
        try:
            self._observer.start()
            self._is_observing = True
        except OSError:  # too many files for the system's limit: look every second instead
            self._is_observing = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_observing:
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in the observer's thread."""
        if event.event_type not in SILENT_EVENTS:
            self.noticed()
            self._event.set()

    def wake(self) -> None:
        """Lets whoever waits look, though no file has changed."""
        self._event.set()

    def snapshot(self) -> Snapshot:
        """The watched files as they are now."""
        return snapshot(self.folders, self.single_files)

    def wait(self) -> None:
        """Returns when something has happened and then nothing for a moment; without a report, after a second."""
        if not self._is_observing:
            self._event.wait(POLL)
            return
        while not self._event.wait(POLL):
            pass  # a wait without an end would not always notice Ctrl-C
        waited = 0.0
        while self._event.is_set() and waited < LONGEST:
            self._event.clear()
            self._event.wait(QUIET)
            waited += QUIET
        self._event.clear()
