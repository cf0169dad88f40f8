"""What is known about a language from its locale: direction and its own name (CLDR, through Babel).

Babel is loaded when it is asked: with the file of one language that takes as long as to read all that was edited.
"""

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en"
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"})
"""Languages of two letters that are written from right to left wherever they are, as Babel says of their locales."""
ASKED = frozenset({"az", "bm", "ff", "ha", "iw", "ji", "kk", "ks", "mn", "ms", "pa", "sd", "uz"})
"""Languages of whose direction the place decides, and former names of some from right to left."""
SHORT = 2
"""Letters of a language or a land; more are those of a script or of something rare."""


@lru_cache(maxsize=256)
def babel_locale(locale: str) -> "Locale":
    """The Babel locale for `zh-CN`, `zh_cn` or `zh`; English for what Babel does not know."""
    parts = locale.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        found = _parsed("-".join(parts[:length]))
        if found:
            return found
    return _locale_class().parse(FALLBACK)


def _parsed(locale: str) -> "Locale | None":
    """None for what Babel does not know."""
    try:
        return _locale_class().parse(locale, sep="-")
    except (import_module("babel").UnknownLocaleError, ValueError):
        return None


def _locale_class() -> type["Locale"]:
    found: type[Locale] = import_module("babel").Locale
    return found


def direction(locale: str) -> str:
    """`rtl` or `ltr`."""
    language, *others = locale.replace("_", "-").lower().split("-")
    if language in ASKED or any(len(part) > SHORT for part in (language, *others)):
        return str(babel_locale(locale).text_direction)
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def language_name(locale: str) -> str:
    """The language's own name with a capital where it has one: `English`, `فارسی`, `中文`."""
    name = babel_locale(locale).get_display_name() or locale
    return name[:1].upper() + name[1:]


def locale_of_folder(folder: str) -> str:
    """The locale a language folder stands for, in the usual letter case: `zh-cn` → `zh-CN`, `pt_BR` → `pt-BR`.

    Raises ValueError when the name is no language.
    """
    parts = folder.replace("_", "-").split("-")
    language = parts[0].lower()
    if not (len(language) == 2 and language.isascii() and language.isalpha()) or len(parts) > 3:
        raise ValueError(folder)
    rest = [_subtag(part) for part in parts[1:]]
    locale = "-".join([language, *rest])
    if _parsed(language) is None:
        raise ValueError(folder)
    return locale


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    if len(part) == 2 and part.isalpha():
        return part.upper()
    raise ValueError(part)


@lru_cache(maxsize=256)
def language_tag(locale: str) -> str:
    """The locale as a language tag (BCP 47) in the usual letter case: `pt_br` → `pt-BR`."""
    try:
        return locale_of_folder(locale)
    except ValueError:
        return locale.replace("_", "-")
