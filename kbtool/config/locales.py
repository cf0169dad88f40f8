"""What is known about a language from its locale: direction and its own name (CLDR, through Babel)."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

FALLBACK = "en"


@lru_cache(maxsize=256)
def babel_locale(locale: str) -> Locale:
    """The Babel locale for `zh-CN`, `zh_cn` or `zh`; English for what Babel does not know."""
    parts = locale.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(FALLBACK)


def direction(locale: str) -> str:
    """`rtl` or `ltr`."""
    return str(babel_locale(locale).text_direction)


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
    try:
        Locale.parse(language)
    except UnknownLocaleError as error:
        raise ValueError(folder) from error
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
