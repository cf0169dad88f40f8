"""Which article or folder is suggested for a name that does not exist."""

import pytest

from kbtool.lint.case import Case
from kbtool.lint.examples import case_context
from kbtool.lint.known_names import KnownNames

TEXTS = {f"en/{key}.md": "Text.\n" for key in ("support/index", "support/a1", "support/wrong-reader", "billing/fees")}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("support/wrong-readr", "support/wrong-reader"),
        ("support/fees", "billing/fees"),
        ("support/nope", None),
        ("support/our refund note", None),
    ],
)
def test_a_common_folder_makes_no_two_names_alike(name: str, meant: str | None) -> None:
    assert KnownNames(case_context(Case(dict(TEXTS)))).similar_article(name, "en") == meant
