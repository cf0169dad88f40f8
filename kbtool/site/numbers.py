"""Numbers as people of a language read them.

The digits are those of the language's default numbering system in CLDR: Persian and Bengali pages have their own
digits; Hindi and Urdu pages have 0 to 9, as their newspapers and web sites do; Arabic has both, by country (`ar` alone
0 to 9, `ar-EG` ٠ to ٩).
"""

from functools import lru_cache
from importlib import import_module

from kbtool.config.locales import babel_locale

ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}
"""CLDR numbering system → its zero; the other digits follow it. Babel formats with separators but leaves the digits."""


@lru_cache(maxsize=4096)
def display_number(number: int, locale: str) -> str:
    """A whole number with the language's separators and digits: `12,345`, `۱۲٬۳۴۵`."""
    format_decimal = import_module("babel.numbers").format_decimal  # not for those who plan and show no number
    text = format_decimal(number, locale=babel_locale(locale), numbering_system="default")
    return local_digits(text, locale)


def local_digits(text: str, locale: str) -> str:
    """The text with 0 to 9 replaced by the language's digits; all else stays."""
    zero = ZEROS.get(babel_locale(locale).default_numbering_system)
    return text.translate({ord("0") + i: zero + i for i in range(10)}) if zero else text
