"""Writes files that no page of the engine stands for."""

from collections.abc import Mapping
from pathlib import Path


def write_files(files: Mapping[str, bytes], output: Path) -> frozenset[str]:
    """Writes files into `output`; `files` is path below it → content. Returns the paths."""
    for path, content in files.items():
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return frozenset(files)
