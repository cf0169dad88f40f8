"""Numbers in order in few bytes: large ones cannot be compressed, small ones can."""

from collections.abc import Sequence
from itertools import pairwise


def differences(numbers: Sequence[int], start: int = 0) -> list[int]:
    """Each number less the one before; the first one less `start`."""
    return [after - before for before, after in pairwise([start, *numbers])]
