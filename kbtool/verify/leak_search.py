"""Searches a site for what its readers must not find, in two processes where there is more than one core."""

import gc
import multiprocessing
import os
import re
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

import numpy as np

from kbtool.errors import KbError
from kbtool.verify.file_search import FileSearch, Findings
from kbtool.verify.fingerprints.tokens import GAP, hashes_of, words_of
from kbtool.verify.leak import Leak, Sealed
from kbtool.verify.output.html_text import address_text
from kbtool.verify.output.site_files import SiteFile
from kbtool.verify.watchlist import Watchlist

SHARES = 2
"""Always as many, so that a machine with one core finds the same."""
STRETCH = 100
"""Files of a share in a row; they lie in one folder and have most of their lines in common."""
FEWEST = 400
"""Files from which on another process is worth its start."""

PAGE_NAMES = re.compile(r"(?:/|^)index\.html$")
IN_PATH = "its path"


class LeakSearch:
    """A search that has begun."""

    def __init__(self, watchlist: Watchlist, files: Sequence[SiteFile]) -> None:
        self.watchlist = watchlist
        self.paths = [file.path for file in files]
        plain = [file for file in files if not file.link]
        self._shares = [
            [file for i, file in enumerate(plain) if i // STRETCH % SHARES == number] for number in range(SHARES)
        ]
        self._running = [_start(watchlist, share) for share in self._shares] if _is_worth_it(plain) else []

    def finish(self) -> tuple[list[Leak], list[Sealed]]:
        """All leaks and all files that could not be looked into. Raises KbError for a file that cannot be read.

        The names of members of JSON that a script of the site also knows are no terms.
        """
        found = Findings()
        if self._running:
            for part in _results(self._running):
                found.add(part)
        else:
            for share in self._shares:
                found.add(FileSearch(self.watchlist).search(share))
        keys = [leak for word, leak in found.key_leaks if word not in found.script_words]
        leaks = _longest([*found.leaks, *self._in_names(), *keys])
        return sorted(leaks, key=lambda leak: leak.path), found.sealed

    def _in_names(self) -> list[Leak]:
        """The names of folders and files tell as much as a text; all are searched at once."""
        plain = [PAGE_NAMES.sub("", path) for path in self.paths]
        words = [words_of(GAP.join((name, address_text(name, [f"{name}/"]), ""))) for name in plain]
        ends = np.cumsum([len(row) for row in words])
        hits = self.watchlist.matcher.find(hashes_of([word for row in words for word in row]))
        places = np.searchsorted(ends, [hit.place for hit in hits], side="right").tolist()
        return [Leak(self.paths[i], hit.kind, hit.origin, 0, IN_PATH) for i, hit in zip(places, hits, strict=True)]


def _longest(leaks: Sequence[Leak]) -> list[Leak]:
    """One for each form and source in a file, and one for its path."""
    found: dict[tuple[object, ...], Leak] = {}
    for leak in leaks:
        key = (leak.path, leak.form, leak.origin, leak.where == IN_PATH)
        if key not in found or found[key].words < leak.words:
            found[key] = leak
    return list(found.values())


def _is_worth_it(files: Sequence[SiteFile]) -> bool:
    """Only a fork knows the same numbers for words (`hashes_of`), and only on Linux it is safe."""
    return sys.platform == "linux" and len(files) >= FEWEST and len(os.sched_getaffinity(0)) > 1


def _start(watchlist: Watchlist, files: Sequence[SiteFile]) -> tuple[ForkProcess, Connection]:
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(watchlist, files, sending), daemon=True)
    process.start()
    sending.close()  # so that the end of the process is the end of the pipe
    return process, receiving


def _work(watchlist: Watchlist, files: Sequence[SiteFile], connection: Connection) -> None:
    """Runs in the new process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children
    gc.disable()  # what is shared with the parent would be copied
    try:
        connection.send(FileSearch(watchlist).search(files))
    except KbError as error:
        connection.send(error)


def _results(running: Sequence[tuple[ForkProcess, Connection]]) -> list[Findings]:
    """What each process found, in their order; none outlives the call."""
    try:
        return [_result(process, connection) for process, connection in running]
    finally:
        for process, _ in running:
            process.terminate()
            process.join()


def _result(process: ForkProcess, connection: Connection) -> Findings:
    try:
        found: Findings | KbError = connection.recv()
    except EOFError as error:
        process.join()
        raise KbError(f"the process that searches the site ended with {process.exitcode}") from error
    if isinstance(found, KbError):
        raise found
    return found
