"""Where a process is that renders: the last thing that its parent knows of it when it is gone."""

import os
import sys
from mmap import mmap
from tempfile import TemporaryFile
from typing import Protocol

NOWHERE = -1
"""The position between two articles."""
SIZE = 8
"""Bytes of a number."""


class Position(Protocol):
    """Memory that the parent can read when the process is gone: the place of an article among those of the job."""

    value: int


class SharedPosition:
    """That memory, of two processes that have the same file."""

    def __init__(self, file: int) -> None:
        """`file` is the descriptor of a file of `SIZE` bytes."""
        self._memory = mmap(file, SIZE)

    @property
    def value(self) -> int:
        """See `Position`."""
        return int.from_bytes(self._memory[:], sys.byteorder, signed=True)

    @value.setter
    def value(self, value: int) -> None:
        self._memory[:] = value.to_bytes(SIZE, sys.byteorder, signed=True)


def position_file() -> int:
    """The descriptor of a file for one position, which is nowhere yet. Raises OSError where there is no room."""
    if sys.platform == "linux":
        file = os.memfd_create("position")
    else:
        with TemporaryFile() as opened:
            file = os.dup(opened.fileno())
    os.write(file, NOWHERE.to_bytes(SIZE, sys.byteorder, signed=True))
    return file
