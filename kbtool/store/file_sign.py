"""What the disk says of a file: a hint that its content is the same as before, and no proof."""

import os

Sign = tuple[int, int, int, int, int]
"""Mode, size, times of the last change of content and of inode in nanoseconds, inode."""


def sign_of(found: os.stat_result) -> Sign:
    """What the disk says of a file."""
    return found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
