"""What a process is sent, taken in while it is busy: the sender need not wait until it is ready."""

import pickle
from multiprocessing.connection import Connection
from queue import Queue
from threading import Thread
from typing import Any

AHEAD = 4
"""Messages that are taken in before somebody asks for them: a task is two of them."""


class Inbox:
    """The messages of a connection, in their order."""

    def __init__(self, connection: Connection) -> None:
        """From now on nobody else may receive from it."""
        self._connection = connection
        self._messages = Queue[bytes | None](AHEAD)
        Thread(target=self._take_in, daemon=True).start()

    def __bool__(self) -> bool:
        """Whether one waits, or there are no more."""
        return not self._messages.empty()

    def wait(self, seconds: float) -> None:
        """Until one waits or there are no more, but not for longer."""
        messages = self._messages
        with messages.not_empty:
            messages.not_empty.wait_for(lambda: messages.queue, seconds)

    def next(self) -> Any:
        """The next message. Raises EOFError when there is none any more."""
        message = self._messages.get()
        if message is None:
            raise EOFError
        return pickle.loads(message)  # noqa: S301 - our parent has sent it

    def _take_in(self) -> None:
        try:
            while True:
                self._messages.put(self._connection.recv_bytes())
        except (EOFError, OSError):
            self._messages.put(None)
