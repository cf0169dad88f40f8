"""Templates of our theme, compiled once: the code lies where Python keeps that of our modules, and is trusted like it.

The templates of a base are compiled by each process, so that what others can write is never run as code.
"""

import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledTemplates(FileSystemBytecodeCache):
    """Jinja asks it for the code of a template before compiling it, and compares the text that it was made from.

    For environments that are alike in all that code depends on.
    """

    def __init__(self, theme: Path) -> None:
        """`theme` is the folder of our theme."""
        place = Path(cache_from_source(str(theme / "template"))).parent
        super().__init__(str(place), f"%s.jinja-{version('jinja2')}.pyc")
        self._theme = theme

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Empty for a template that is not ours."""
        is_ours = filename is not None and Path(filename) == self._theme / name
        return name.replace("/", "--") if is_ours else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts the code into the bucket where there is some, made from the same text by the same Python and Jinja."""
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code where Python may keep that of modules, too."""
        if bucket.key and not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
