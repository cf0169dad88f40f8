"""The direction of a language is known without Babel, and is what Babel says."""

import subprocess
import sys

import pytest
from babel import localedata
from babel.core import get_global

from kbtool.config.locales import ASKED, RIGHT_TO_LEFT, SHORT, babel_locale, direction


def _locales() -> set[str]:
    """All that Babel knows, or takes for one that it knows, and of which it is not asked."""
    known = {*localedata.locale_identifiers(), *get_global("likely_subtags"), *get_global("language_aliases")}
    return {name for name in known if all(len(part) == SHORT for part in name.split("_"))}


def test_it_is_that_of_babel_for_every_locale() -> None:
    locales = _locales()
    assert len(locales) > 500
    assert {name: direction(name) for name in locales} == {name: babel_locale(name).text_direction for name in locales}


def test_so_it_is_in_every_land_of_a_language_from_right_to_left() -> None:
    lands = ("IR", "US", "PK", "AF", "DE")
    locales = [f"{language}-{land}" for language in [*RIGHT_TO_LEFT, *ASKED, "en", "tr", "ku"] for land in lands]
    assert [direction(name) for name in locales] == [babel_locale(name).text_direction for name in locales]


@pytest.mark.parametrize("name", ["x", "", "no-such", "FA", "fa_ir", "pt-BR", "zh-hant-tw", "zh-CN", "e n"])
def test_letter_case_and_what_is_no_language_change_nothing(name: str) -> None:
    assert direction(name) == babel_locale(name).text_direction


def test_languages_that_are_written_one_way_everywhere_load_no_babel() -> None:
    code = "import sys; from kbtool.config.locales import *; "
    code += "print(direction('fa'), direction('zh-CN'), 'babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "rtl ltr False\n"
