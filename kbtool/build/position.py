"""Where a process is that renders: the last thing that its parent knows of it when it is gone."""

from typing import Protocol

NOWHERE = -1
"""The position between two articles."""


class Position(Protocol):
    """Memory that the parent can read when the process is gone: the place of an article among those of the job."""

    value: int
