"""`kbtool serve`: builds one audience's site, shows it on this computer, and builds it again when a file changes."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Protocol

from kbtool.build.engines import ENGINES
from kbtool.build.preview.builder import PreviewBuilder, Rebuilt
from kbtool.build.preview.host import is_loopback
from kbtool.build.preview.http import open_server
from kbtool.build.preview.planner import Planner
from kbtool.build.preview.state import Board
from kbtool.build.preview.watch import Watcher, changed_files
from kbtool.config import read_configuration
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.errors import KbError

OVERRIDES = "overrides"
SWITCH = 0.001
"""Seconds that the thread that plans may keep those waiting that answer."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What to show, and where."""

    config: Path
    audience: str = ""
    """Empty for the widest."""
    host: str = "127.0.0.1"
    port: int | None = None
    """None for the first free one from 8000."""
    jobs: int = 0
    engine: str = ENGINES[0]


class Listener(Protocol):
    """Who wants to know what the preview does."""

    def ready(self, url: str) -> None:
        """The preview answers at this address; the first build begins."""

    def changed(self, files: Sequence[str]) -> None:
        """These files have changed, relative to the folder of mkdocs.yml; a build begins."""

    def rebuilt(self, result: Rebuilt) -> None:
        """A build has ended."""


def serve(options: ServeOptions, listener: Listener) -> None:
    """Serves until a KeyboardInterrupt, which it raises again after everything is put away.

    Raises KbError when the configuration cannot be used at the start, the audience is unknown, or the port cannot be
    had.
    """
    sys.setswitchinterval(SWITCH)
    configuration = read_configuration(options.config)
    audiences = configuration.settings.audiences
    if options.audience and options.audience not in audiences:
        raise KbError(f"there is no audience {options.audience}; mkdocs.yml has {', '.join(audiences)}")
    with TemporaryDirectory(prefix="kbtool-serve-", ignore_cleanup_errors=True) as folder:
        builder = PreviewBuilder(
            config=configuration.path,
            audience=options.audience or configuration.settings.widest,
            output=Path(folder).resolve() / "site",
            jobs=options.jobs,
            engine=options.engine,
            shows_sources=is_loopback(options.host),
        )
        board = Board(builder.first_state(configuration))
        with open_server(options.host, options.port, board) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            try:
                builder.site.begin(configuration.path)  # it takes as long to start as the base to be read
                listener.ready(server.url)
                _build_and_watch(builder, board, _watcher(configuration.path, configuration.docs_dir), listener)
            finally:
                builder.site.close()
                board.close()
                server.shutdown()


def _watcher(config: Path, docs_dir: Path) -> Watcher:
    """Watches the articles, the theme's overrides, and the settings."""
    theme = read_mkdocs_yml(config).get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    names = {OVERRIDES, custom} if isinstance(custom, str) else {OVERRIDES}
    return Watcher([docs_dir, *(config.parent / name for name in sorted(names))], [config])


def _build_and_watch(builder: PreviewBuilder, board: Board, watcher: Watcher, listener: Listener) -> None:
    planner = Planner(builder, board, listener.rebuilt)
    watcher.noticed = builder.site.expect  # what is rendered ahead now would keep whoever saves waiting
    with watcher:
        seen = watcher.snapshot()
        planner.start(watcher.wake)
        try:
            while True:
                watcher.wait()
                if planner.error:
                    raise planner.error
                now = watcher.snapshot()
                changed, seen = changed_files(seen, now), now
                if changed:
                    listener.changed([os.path.relpath(path, builder.config.parent) for path in changed])
                    planner.add(changed)
        finally:
            planner.close()
