"""Which way each character runs: the Unicode bidirectional algorithm (UAX 9), by the library that shaping uses, too."""

from ctypes import CDLL, POINTER, byref, c_int, c_int8, c_uint32
from functools import lru_cache

NAMES = ("libfribidi.so.0", "libfribidi.0.dylib", "libfribidi.dylib")
PARAGRAPH = {"ltr": 0x110, "rtl": 0x111}
"""FRIBIDI_PAR_LTR and FRIBIDI_PAR_RTL in fribidi-types.h."""


def levels(text: str, direction: str) -> list[int]:
    """The embedding level of each character in a paragraph that runs `ltr` or `rtl`; odd ones run right to left.

    Raises OSError where FriBidi is not installed.
    """
    library, count = _library(), len(text)
    characters = (c_uint32 * count)(*map(ord, text))
    types, brackets, found = (c_uint32 * count)(), (c_uint32 * count)(), (c_int8 * count)()
    base = c_uint32(PARAGRAPH[direction])
    library.fribidi_get_bidi_types(characters, count, types)
    library.fribidi_get_bracket_types(characters, count, types, brackets)
    library.fribidi_get_par_embedding_levels_ex(types, brackets, count, byref(base), found)
    return list(found)


def check_library() -> None:
    """Raises OSError where FriBidi is not installed."""
    _library()


@lru_cache(maxsize=1)
def _library() -> CDLL:
    for name in NAMES:
        try:
            return _declared(CDLL(name))
        except OSError:
            continue
    raise OSError("FriBidi is not installed")


def _declared(library: CDLL) -> CDLL:
    words = POINTER(c_uint32)
    library.fribidi_get_bidi_types.argtypes = [words, c_int, words]
    library.fribidi_get_bracket_types.argtypes = [words, c_int, words, words]
    library.fribidi_get_par_embedding_levels_ex.argtypes = [words, words, c_int, POINTER(c_uint32), POINTER(c_int8)]
    return library
