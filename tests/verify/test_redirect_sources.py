"""How verify reads redirects.yml, sharing nothing with the builder."""

import pytest

from kbtool.verify.sources.redirects import key_of, last_goal


@pytest.mark.parametrize(
    "path", ["a/b", "/a/b/", "a/b.md", "a/b/index.md", "a/b/README.md", "a/b.html", "/a/b/index.html?x=1#c", " a%2Fb "]
)
def test_a_page_has_one_name_however_its_path_is_written(path: str) -> None:
    assert key_of(path) == "a/b"


def test_a_redirect_is_followed_to_its_end_and_not_in_a_circle() -> None:
    entries = {"a": "/b/", "b": "c.md", "x": "y", "y": "x"}
    assert last_goal("a/", entries) == "c.md"
    assert last_goal("x", entries) in ("x", "y")
    assert last_goal("other", entries) == "other"
