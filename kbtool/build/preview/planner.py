"""The threads of the preview: one plans after each change, another renders ahead while nothing else is to do."""

from collections.abc import Callable, Sequence
from threading import Condition, Thread

from kbtool.build.preview.builder import PreviewBuilder, Rebuilt
from kbtool.build.preview.state import Board
from kbtool.errors import KbError

MOMENT = 0.05
"""Seconds between two looks whether there is time to render ahead."""
LOOK = 0.5
"""Seconds between two looks whether there is anything to render ahead, or an article that could not be rendered."""


class Planner:
    """Runs until it is closed."""

    def __init__(self, builder: PreviewBuilder, board: Board, rebuilt: Callable[[Rebuilt], None]) -> None:
        self._builder, self._board, self._rebuilt = builder, board, rebuilt
        self._waiting: list[Sequence[str] | None] = [None]
        """Files that have changed, time after time; None for all."""
        self._condition = Condition()
        self._is_planning = True
        self._is_closed = False
        self.error: BaseException | None = None
        """Our own fault, if there was one: it ends the preview."""
        self._on_error: Callable[[], None] = lambda: None
        self._threads = [Thread(target=self._run, args=(turn,), daemon=True) for turn in (self._plan, self._ahead)]

    def start(self, on_error: Callable[[], None]) -> None:
        """Begins with a plan of everything."""
        self._on_error = on_error
        for thread in self._threads:
            thread.start()

    def add(self, changed: Sequence[str]) -> None:
        """These files have changed."""
        with self._condition:
            self._waiting.append(changed)
            self._is_planning = True
            self._condition.notify_all()

    def close(self) -> None:
        """Ends it and all processes."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()
        self._builder.site.close()
        for thread in self._threads:
            thread.join(2)

    def _run(self, turn: Callable[[], None]) -> None:
        try:
            while not self._is_closed:
                turn()
        except BaseException as error:
            if not self._is_closed:
                self.error = error
                self._on_error()

    def _plan(self) -> None:
        """Plans once, if something has changed or an article could not be rendered."""
        if not self._waiting and not self._builder.site.failures:
            with self._condition:
                self._is_planning = False
                if not self._waiting:
                    self._condition.wait(LOOK)
            return
        result = self._builder.rebuild(self._board, self._taken())
        self._builder.site.expect()
        if not self._is_closed:
            self._rebuilt(result)
            self._builder.make_awaited(self._board)

    def _taken(self) -> Sequence[str] | None:
        """All files that have changed; None for all there are."""
        with self._condition:
            waiting, self._waiting = self._waiting, []
        if None in waiting:
            return None
        return sorted({path for paths in waiting for path in paths or ()})

    def _ahead(self) -> None:
        """Renders a little ahead, if nothing is planned; then somebody who asks has a moment."""
        try:
            is_busy = self._is_planning or self._builder.site.work_ahead()
        except (KbError, OSError):
            is_busy = False  # told to whoever asks for it
        with self._condition:
            if not self._is_closed:
                self._condition.wait(MOMENT if is_busy else LOOK)
