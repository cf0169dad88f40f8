"""What a link in a page leads to, compared with the standard library's resolution of addresses."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.verify.output.addresses import Addresses

HELP = Addresses("https://help.example.com/kb/")
PARTS = st.lists(st.sampled_from(("a", "b%20c", "%D8%A2", "d.png")), max_size=3)


@pytest.mark.parametrize(
    ("page", "link", "found"),
    [
        ("a/index.html", "", "a/index.html"),
        ("a/index.html", "#x%20y", "a/index.html#x y"),
        ("a/index.html", "?q=1", "a/index.html"),
        ("a/index.html", "../", "index.html"),
        ("a/index.html", "..", "index.html"),
        ("a/index.html", ".", "a/index.html"),
        ("a/index.html", "./b/?x#y", "a/b/index.html#y"),
        ("a/index.html", " ../b.png ", "b.png"),
        ("a/index.html", "/kb/zh/", "zh/index.html"),
        ("a/index.html", "/elsewhere/", None),
        ("a/index.html", "https://help.example.com/kb/%E5%B8%AE/", "帮/index.html"),
        ("a/index.html", "https://help.example.com/", None),
        ("a/index.html", "//cdn.example.org/x.js", None),
        ("a/index.html", "mailto:a@example.com", None),
        ("a/index.html", "../../../../b/", "b/index.html"),
    ],
)
def test_a_link_leads_to_a_file(page: str, link: str, found: str | None) -> None:
    assert HELP.resolved(page, link) == found


@given(PARTS, st.integers(0, 3), PARTS, st.sampled_from(("", "/", "#e", "/#e")))
def test_relative_links_lead_where_the_standard_says(folder: list[str], up: int, down: list[str], tail: str) -> None:
    path = "".join(f"{part}/" for part in folder)
    link = "../" * up + "/".join(down) + (tail if down else tail.lstrip("/"))
    expected = urlsplit(urljoin(HELP.base + path, link))
    if not link or not expected.path.startswith("/kb/"):
        return
    file = unquote(expected.path.removeprefix("/kb/"))
    file += "index.html" if not file or file.endswith("/") else ""
    found = HELP.resolved(unquote(path) + "index.html", link)
    assert found == (f"{file}#{expected.fragment}" if expected.fragment else file)


def test_a_file_has_an_address() -> None:
    assert HELP.address("zh/帮 a/index.html") == "https://help.example.com/kb/zh/%E5%B8%AE%20a/"
    assert HELP.address("index.html") == HELP.base
    assert HELP.address("404.html") == "https://help.example.com/kb/404.html"
    assert HELP.absolute_path(HELP.address("zh/帮 a/index.html")) == "zh/帮 a/index.html"
