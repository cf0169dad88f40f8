"""No address leads out of the served folder, and no foreign name to the preview."""

from pathlib import Path, PurePath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.build.preview.address import Asked, BadAddressError, find_file, is_folder, parse_address
from kbtool.build.preview.host import is_loopback, is_own_name
from kbtool.site.media_type import media_type


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").touch()
    (folder / "x.css").touch()
    (folder / "empty").mkdir()
    (tmp_path / "secret.txt").touch()
    (folder / "out").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "inside").symlink_to(folder / "a")
    (folder / "loop").symlink_to(folder / "loop")
    return folder


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/a/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/a%2f..%2f..%2fsecret.txt",
        "/a\\..\\..\\secret.txt",
        "/..%5csecret.txt",
        "/./a/",
        "/%2e/a/",
        "/a%00.html",
        "/a%0d%0aSet-Cookie:%20x",
        "/%ff%fe",
        "//evil.example/",
        "/a//b",
        "http://evil.example/a/",
        "*",
        "",
        "a/",
    ],
)
def test_a_trick_is_no_address(target: str) -> None:
    with pytest.raises(BadAddressError):
        parse_address(target)


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/", "/", ""),
        ("/fa/%D8%A2%D8%A8/", "/fa/آب/", ""),
        ("/a?b=c/../d", "/a", "?b=c/../d"),
        ("/a%20b#c?d", "/a b", ""),
        ("/%252e%252e/", "/%2e%2e/", ""),
        ("/...", "/...", ""),
    ],
)
def test_an_address_is_decoded_once(target: str, path: str, query: str) -> None:
    assert parse_address(target) == Asked(path, query)


def test_the_address_with_a_slash_is_encoded_again() -> None:
    assert parse_address("/fa/%D8%A2%0A?x=1".replace("%0A", "%20")).with_slash == "/fa/%D8%A2%20/?x=1"


@given(st.text())
def test_whatever_is_asked_for_lies_inside_or_nowhere(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = (tmp_path_factory.getbasetemp() / "served").resolve()
    folder.mkdir(exist_ok=True)
    for target in (f"/{text}", f"/{quote(text, errors='replace')}"):
        try:
            asked = parse_address(target)
        except BadAddressError:
            continue
        found = find_file(folder, asked.path.removeprefix("/"))
        assert found is None or found.is_relative_to(folder)


@pytest.mark.parametrize("path", ["out", "up/secret.txt", "loop", "nothing", "empty/", "a", "x.css/", "a/index.html/x"])
def test_nothing_is_found_outside_or_in_the_wrong_form(root: Path, path: str) -> None:
    assert find_file(root.resolve(), path) is None


@pytest.mark.parametrize(("path", "file"), [("a/", "a/index.html"), ("x.css", "x.css"), ("inside/", "a/index.html")])
def test_pages_and_files_are_found(root: Path, path: str, file: str) -> None:
    assert find_file(root.resolve(), path) == root.resolve() / file


def test_a_folder_without_its_slash_is_recognised(root: Path) -> None:
    assert is_folder(root.resolve(), "a")
    assert not is_folder(root.resolve(), "empty")
    assert not is_folder(root.resolve(), "")


@pytest.mark.parametrize(
    ("header", "host", "is_own"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("[::1]:8000", "::1", True),
        ("[::1]", "127.0.0.1", True),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("evil.example", "127.0.0.1", False),
        ("evil.example:8000", "0.0.0.0", False),  # noqa: S104
        ("192.168.1.7:8000", "0.0.0.0", True),  # noqa: S104
        ("192.168.1.7:8000", "127.0.0.1", False),
        ("mybox:8000", "mybox", True),
        (None, "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("localhost:8000@evil.example", "127.0.0.1", False),
    ],
)
def test_only_own_names_are_answered(header: str | None, host: str, is_own: bool) -> None:
    assert is_own_name(header, host) is is_own


def test_loopback_is_told_from_the_network() -> None:
    assert all(is_loopback(host) for host in ("localhost", "127.0.0.1", "127.1.2.3", "::1"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "192.168.1.7", "mybox", "localhost.example"))  # noqa: S104


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.PNG", "image/png"),
        ("a.webp", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("a.pdf", "application/pdf"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("LICENSE", "application/octet-stream"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_every_file_has_its_content_type(name: str, kind: str) -> None:
    assert media_type(PurePath(name)) == kind
