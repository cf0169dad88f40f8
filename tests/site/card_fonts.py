"""What drawing cards needs of the machine: Noto Sans in three scripts, as the browser tests do, and FriBidi."""

import os

import pytest
from PIL import features

from kbtool.site.cards.font_choice import choose_fonts
from kbtool.site.cards.system_fonts import system_fonts

LETTERS = "Aفک退"
HAS_ALL = features.check("raqm") and None not in choose_fonts(LETTERS, system_fonts("en", "Bold"))

needs_fonts = pytest.mark.skipif(
    not HAS_ALL and os.environ.get("CI") != "true",  # in the CI a test that was not run looks like one that passed
    reason="needs Noto Sans with Arabic and Chinese letters, and FriBidi",
)
