"""Writes files that no page of the engine stands for."""

from collections.abc import Container, Mapping
from pathlib import Path


def write_files(files: Mapping[str, bytes], output: Path, there: Container[str] = ()) -> frozenset[str]:
    """Writes files into `output`; `files` is path below it → content. Returns the paths.

    Those that are `there` lie elsewhere: whatever stands in their place is deleted.
    """
    for path, content in files.items():
        target = output / path
        if path in there:
            target.unlink(missing_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return frozenset(files)
