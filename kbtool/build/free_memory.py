"""Gives memory that is free back to the system, for the processes beside this one."""

import ctypes


def give_back() -> None:
    """What thousands of texts leave behind are holes, which the C library keeps for itself until it is asked (glibc's
    `malloc_trim`); others have no such function."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
