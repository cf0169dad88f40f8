"""When Python looks for garbage: a command makes millions of objects, hardly any of it garbage, and ends."""

import gc

SELDOM = 500_000
"""New objects between two searches."""


def collect_seldom() -> None:
    """For commands that read a whole base."""
    gc.freeze()
    gc.set_threshold(SELDOM)
