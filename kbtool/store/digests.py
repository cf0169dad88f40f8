"""Digests: the name of a value is made of everything the value depends on."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

DIGEST_BYTES = 16
"""128 bits: nobody can make two inputs with one digest, also on purpose not within any budget of a pull request."""
CODE_SUFFIXES_LEFT_OUT = frozenset({".pyc", ".pyo"})


def digest_of(*parts: bytes | str) -> bytes:
    """The digest of some parts in their order; ("ab", "c") and ("a", "bc") have different ones."""
    made = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


@lru_cache(maxsize=8)
def code_digest(*names: str) -> bytes:
    """The digest of modules and packages of kbtool (`lint`, `content`, `errors.py`), with the data files in them."""
    root = Path(__file__).parent.parent
    parts: list[bytes | str] = []
    for name in sorted({"__init__.py", *names}):
        for file in _files_below(root / name):
            parts += [file.relative_to(root).as_posix(), file.read_bytes()]
    return digest_of(*parts)


def _files_below(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for file in sorted(place.rglob("*")):
        if file.suffix not in CODE_SUFFIXES_LEFT_OUT and file.is_file():
            yield file
