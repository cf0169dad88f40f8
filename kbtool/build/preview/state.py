"""What the preview shows right now; the builder writes it, the threads of the server read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition

from kbtool.content.selection import Withheld
from kbtool.diagnostics import Diagnostic


@dataclass(frozen=True)
class PreviewState:
    """One moment of the preview."""

    token: str
    """Another one for every new site: a page with an old token reloads."""
    root: Path | None = None
    """The folder of the audience's site, without links; None until the first build has ended."""
    mount: str = "/"
    """The path of the site on its host, with slashes at both ends."""
    prefixes: tuple[str, ...] = ("",)
    """The start of each language's addresses: ``, `zh/`."""
    problems: tuple[Diagnostic, ...] = ()
    """Why articles are kept out."""
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    """Address below the mount, not percent-encoded (`billing/refunds/`) → the file that would be there."""
    headers: tuple[tuple[str, str], ...] = ()
    """Name and value of the headers that go with everything, as on the site's own server."""
    lasting: tuple[str, ...] = ()
    """Folders below the mount, with a slash at the end, of files that are named by what is in them."""
    make: Callable[[str], bool] = field(default=lambda path: True, compare=False, repr=False)
    """Makes the file at a path below `root`, if it is one that is made when it is asked for. False where that cannot be
    done at the moment."""
    errors: tuple[str, ...] = ()
    """Why there is no newer site, one line each; empty when this is the newest."""


class Board:
    """Holds the state, and wakes whoever waits for the next one."""

    def __init__(self, state: PreviewState) -> None:
        self._state = state
        self._is_closed = False
        self._changed = Condition()

    @property
    def state(self) -> PreviewState:
        """The newest state."""
        return self._state

    @property
    def is_closed(self) -> bool:
        """True when the preview ends."""
        return self._is_closed

    def show(self, state: PreviewState) -> None:
        """Replaces the state."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def close(self) -> None:
        """Lets everybody who waits go home."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def next_state(self, seen: PreviewState, timeout: float) -> PreviewState:
        """The first state after `seen`; `seen` itself when nothing changes for `timeout` seconds, and at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._state is not seen, timeout)
            return self._state
