"""Digests: the name of a value is made of everything the value depends on."""

import os
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

DIGEST_BYTES = 16
"""128 bits: nobody can make two inputs with one digest, also on purpose not within any budget of a pull request."""
CODE_SUFFIXES_LEFT_OUT = (".pyc", ".pyo")


def digest_of(*parts: bytes | str) -> bytes:
    """The digest of some parts in their order; ("ab", "c") and ("a", "bc") have different ones."""
    made = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


def code_digest(*names: str) -> bytes:
    """The digest of modules and packages of kbtool (`lint`, `content`, `errors.py`), with the data files in them."""
    parts = ((name, _place_digest(name)) for name in sorted({"__init__.py", *names}))
    return digest_of(*(part for pair in parts for part in pair))


@lru_cache(maxsize=64)
def _place_digest(name: str) -> bytes:
    """Many ask for the same packages, and no code changes while it runs."""
    place = f"{Path(__file__).parent.parent}{os.sep}{name}"
    parts: list[bytes | str] = []
    for file in sorted(_files_below(place)):
        with open(file, "rb") as opened:  # noqa: PTH123 - hundreds
            parts += [file.removeprefix(place), opened.read()]
    return digest_of(*parts)


def _files_below(place: str) -> Iterator[str]:
    if os.path.isfile(place):  # noqa: PTH113
        yield place
    for folder, _, names in os.walk(place):
        yield from (f"{folder}{os.sep}{name}" for name in names if not name.endswith(CODE_SUFFIXES_LEFT_OUT))
