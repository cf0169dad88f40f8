import re
from pathlib import Path

import pytest

from kbtool.build.page_html import TEMPLATE_CLASSES, TEMPLATE_IDS

THEME = Path(__file__).parents[2] / "overrides"
SHARED = {"end", "is-article", "is-home", "is-search"}
"""`end` means nothing by itself; the sanitiser drops every class that starts with `is-`."""


def test_every_class_of_the_page_around_the_article_is_reserved() -> None:
    css = "".join((THEME / "assets" / name).read_text(encoding="utf-8") for name in ("kbtool.css", "search.css"))
    css = re.sub(r"\{[^{}]*\}", "{}", css)
    found = set(re.findall(r"\.([a-z][a-z0-9_-]*)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))
    assert found - SHARED - TEMPLATE_CLASSES == set()


@pytest.mark.parametrize("path", sorted(THEME.rglob("*.html")), ids=lambda path: path.name)
def test_every_id_of_a_template_is_reserved(path: Path) -> None:
    found = set(re.findall(r'\sid="([^"{]+)"', path.read_text(encoding="utf-8")))
    assert found - TEMPLATE_IDS == set()
