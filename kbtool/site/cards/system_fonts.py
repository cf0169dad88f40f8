"""The fonts of this machine that cards are drawn with: the Noto Sans families, as fontconfig lists them."""

import subprocess
from functools import lru_cache

from babel.core import get_global

from kbtool.config.locales import babel_locale
from kbtool.site.cards.font import Font

FAMILY = "Noto Sans"
QUESTION = (
    "fc-list",
    "--format",
    "%{family[0]}\t%{style[0]}\t%{index}\t%{file}\n",
    ":scalable=true",
    "family",
    "style",
    "index",
    "file",
)
LAST_FACE = 0xFFFF
"""Higher indexes stand for instances of variable fonts, which are drawn in their first weight only."""
HAN = {"Hans": f"{FAMILY} CJK SC", "Hant": f"{FAMILY} CJK TC", "Jpan": f"{FAMILY} CJK JP", "Kore": f"{FAMILY} CJK KR"}
"""Script → the family with the forms of characters that its readers know."""
OWN = {**HAN, "Arab": f"{FAMILY} Arabic"}
"""Script → the family that draws also signs which others have, too."""


def system_fonts(locale: str, style: str) -> tuple[Font, ...]:
    """The fonts of a style (`Regular`, `Bold`), those that fit the language first; empty where there are none."""
    found = dict(_installed(style))
    script = _script(locale)
    own = OWN.get(script, FAMILY)
    names = dict.fromkeys((own, FAMILY, f"{FAMILY} Arabic", HAN.get(script, HAN["Hans"]), *sorted(found)))
    return tuple(found[name] for name in names if name in found)


@lru_cache(maxsize=4)
def _installed(style: str) -> tuple[tuple[str, Font], ...]:
    try:
        answer = subprocess.run(QUESTION, capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ()
    rows = sorted(line.split("\t") for line in answer.split("\n") if line.count("\t") == 3)
    return tuple(
        (family, Font(path, int(index)))
        for family, name, index, path in rows
        if family.startswith(FAMILY) and name == style and int(index) <= LAST_FACE
    )


def _script(locale: str) -> str:
    """The script that the language is most likely written in (Unicode CLDR, likely subtags): `Hans`."""
    known = babel_locale(locale)
    likely = get_global("likely_subtags")
    name = "_".join(filter(None, (known.language, known.territory)))
    found = str(known.script or likely.get(name) or likely.get(known.language) or "")
    return next((part for part in found.split("_") if len(part) == len("Hans")), "")
