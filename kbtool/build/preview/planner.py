"""The thread that plans after each change, and renders ahead while nothing else is to do."""

from collections.abc import Callable, Sequence
from threading import Condition, Thread
from time import monotonic, sleep

from kbtool.build.preview.builder import PreviewBuilder, Rebuilt
from kbtool.build.preview.state import Board
from kbtool.errors import KbError

LONGEST = 2.0
"""Seconds after a change before all is planned at the latest: whoever saved gets the page first."""
MOMENT = 0.05
"""Seconds between two looks whether there is time to render ahead."""
LOOK = 0.5
"""Seconds between two looks whether an article that somebody asked for could not be rendered."""


class Planner:
    """Runs until it is closed."""

    def __init__(self, builder: PreviewBuilder, board: Board, rebuilt: Callable[[Rebuilt], None]) -> None:
        self._builder, self._board, self._rebuilt = builder, board, rebuilt
        self._waiting: list[Sequence[str] | None] = [None]
        """Files that have changed, time after time; None for all."""
        self._condition = Condition()
        self._is_closed = False
        self.error: BaseException | None = None
        """Our own fault, if there was one: it ends the preview."""
        self._on_error: Callable[[], None] = lambda: None
        self._thread = Thread(target=self._run, daemon=True)

    def start(self, on_error: Callable[[], None]) -> None:
        """Begins with a plan of everything."""
        self._on_error = on_error
        self._thread.start()

    def add(self, changed: Sequence[str]) -> None:
        """These files have changed."""
        with self._condition:
            self._waiting.append(changed)
            self._condition.notify_all()

    def close(self) -> None:
        """Ends it and all processes."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()
        self._builder.site.close()
        self._thread.join(2)

    def _run(self) -> None:
        try:
            self._builder.site.begin()
            while not self._is_closed:
                self._turn()
        except BaseException as error:
            if not self._is_closed:
                self.error = error
                self._on_error()

    def _turn(self) -> None:
        if self._waiting or self._builder.site.failures:
            changed = self._taken()
            self._let_load()
            result = self._builder.rebuild(self._board, changed)
            if result is None:
                self._waiting.insert(0, changed)
            elif not self._is_closed:
                self._rebuilt(result)
        elif not self._has_worked():
            self._wait(LOOK)

    def _let_load(self) -> None:
        """Waits until the page that was saved is loaded."""
        until = monotonic() + LONGEST
        while self._builder.site.is_asked and monotonic() < until and not self._is_closed:
            sleep(MOMENT)

    def _taken(self) -> Sequence[str] | None:
        """All files that have changed; None for all there are."""
        with self._condition:
            waiting, self._waiting = self._waiting, []
        if None in waiting:
            return None
        return sorted({path for paths in waiting for path in paths or ()})

    def _has_worked(self) -> bool:
        """Whether anything was rendered ahead, or could have been."""
        try:
            is_busy = self._builder.site.work_ahead()
        except (KbError, OSError):
            return False  # told to whoever asks for it
        self._wait(MOMENT)
        return is_busy

    def _wait(self, seconds: float) -> None:
        with self._condition:
            if not self._waiting and not self._is_closed:
                self._condition.wait(seconds)
