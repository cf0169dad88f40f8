"""Every server leads from every former address to the same place, whichever way the address is written."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from kbtool.site.apache_file import apache_file
from kbtool.site.nginx_file import nginx_file
from kbtool.site.redirects.former import Former
from kbtool.site.redirects.rules_file import rules_file
from kbtool.site.redirects.stub import Surroundings, stub
from kbtool.site.site_headers import SiteHeaders
from tests.conftest import skip_by_hand_fail_in_ci
from tests.site.apache import apache, find_apache
from tests.site.nginx import find_nginx, nginx
from tests.site.redirect_table import FORMERS, LONG, QUESTIONS, expected
from tests.site.server import Server

pytestmark = pytest.mark.slow

ALL = (*FORMERS, LONG)
OWN_HOST = re.compile(r"^http://site\.example(?::\d+)?")
REFRESH = re.compile(r'http-equiv="refresh" content="0; url=([^"]*)"')


@pytest.fixture(scope="module", params=["/help/", "/"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def root(base: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of nothing but pages at former addresses, and those for missing ones."""
    folder = tmp_path_factory.mktemp("served")
    surroundings = Surroundings(base, "https://help.example.com/", "en", "ltr", "default-src 'self'", "Moved:", False)
    pages = {path: stub(former, path, surroundings) for former in ALL for path in former.files}
    pages |= {f"{prefix}404.html": f"nothing {prefix}".encode() for prefix in ("", "zh/", "fa/")}
    pages |= {"_redirects": b"rules", "_headers": b"headers", "assets/a.0123.css": b"p {}", "new/index.html": b"new"}
    pages |= {"zh/new/index.md": "# 新".encode()}
    for path, content in pages.items():
        file = folder / base[1:] / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


@pytest.fixture(scope="module", params=["nginx", "apache", "htaccess"])
def server(request: pytest.FixtureRequest, base: str, root: Path) -> Iterator[Server]:
    is_nginx = request.param == "nginx"
    program = find_nginx() if is_nginx else find_apache()
    if program is None:
        skip_by_hand_fail_in_ci(f"no {request.param}: `make servers` installs one")
    site = SiteHeaders(base, ("", "zh/", "fa/"), (("X-Frame-Options", "DENY"), ("X-Quote", '50% "b"')), ("assets/",))
    if is_nginx:
        with nginx(program, nginx_file(site, ALL), root) as running:
            yield running
    else:
        text, is_inside = apache_file(site, ALL), request.param == "htaccess"
        with apache(program, text, root, as_htaccess=is_inside) as running:
            yield running


def end(server: Server, path: str, question: str) -> str:
    """Where a reader comes to, on this host from its root."""
    address = path + (f"?{question}" if question else "")
    for _ in range(3):
        status, headers, text = server.get(address)
        if status == 301:
            address = OWN_HOST.sub("", str(headers["Location"]))
            if address.startswith("https://") or unquote(urlsplit(address).path).rstrip("/") != unquote(path):
                return address
        else:
            found = REFRESH.search(text)
            assert status == 200 and found, (status, path)
            return urljoin(address, unescape(found[1]))
    pytest.fail(f"{path} leads on and on")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_former_address_leads_to_its_goal(server: Server, base: str, question: str) -> None:
    found = {form: end(server, quote(base + form), question) for former in ALL for form in former.forms()}
    # A page keeps the question by its script.
    pages = {form for former in ALL for form in former.forms() if not has_rule(former, server, base, form)}
    wanted = {form: expected(former, base, question) for former in ALL for form in former.forms()}
    plain = {form: expected(former, base, "") for former in ALL for form in former.forms()}
    assert found == {form: (plain if form in pages else wanted)[form] for form in found}


def has_rule(former: Former, server: Server, base: str, form: str) -> bool:
    return server.get(quote(base + form.rstrip("/") + "/index.html" * (not form.endswith(".html"))))[0] == 301


def test_ordinary_addresses_have_rules_and_answer_with_301_in_one_step(server: Server, base: str) -> None:
    for former in FORMERS[:7]:
        for form in former.forms():
            assert server.get(quote(base + form))[0] == 301, form
    for former in (former for former in FORMERS if former.language != "en"):
        for form in former.forms():
            assert server.get(quote(base + form))[0] == 301, form


def test_the_page_answers_where_parts_went_elsewhere(server: Server, base: str) -> None:
    status, _, text = server.get(f"{base}gone/")
    assert status == 200 and "data-parts" in text


@pytest.mark.parametrize("prefix", ["", "zh/", "fa/"])
def test_what_is_missing_is_told_in_the_language_of_the_address(server: Server, base: str, prefix: str) -> None:
    for path in (f"{prefix}old/nothing/", f"{prefix}nothing", f"{prefix}{quote('无')}/?a=b"):
        status, headers, text = server.get(base + path)
        assert (status, text) == (404, f"nothing {prefix}")
        assert headers.get_all("X-Frame-Options") == ["DENY"]


def test_every_answer_has_the_headers_once(server: Server, base: str) -> None:
    statuses = {"new/": 200, "old/": 301, "_redirects": 404, "_headers": 404, "assets/a.0123.css": 200}
    for path, status in statuses.items():
        found, headers, _ = server.get(base + path)
        assert (path, found) == (path, status)
        assert (headers.get_all("X-Frame-Options"), headers.get_all("X-Quote")) == (["DENY"], ['50% "b"'])


def test_the_markdown_of_a_page_is_text_that_can_be_read(server: Server, base: str) -> None:
    status, headers, text = server.get(f"{base}zh/new/index.md")
    assert (status, text, headers["Content-Type"]) == (200, "# 新", "text/markdown; charset=utf-8")
    assert headers.get_all("X-Frame-Options") == ["DENY"]
    status, headers, text = server.get(f"{base}zh/nothing.md")
    assert (status, text) == (404, "nothing zh/") and "text/html" in headers["Content-Type"]


def test_what_is_named_by_its_digest_is_kept(server: Server, base: str) -> None:
    assert server.get(f"{base}new/")[1].get_all("Cache-Control") == ["no-cache"]
    assert "immutable" in str(server.get(f"{base}assets/a.0123.css")[1].get_all("Cache-Control"))
    assert "immutable" not in str(server.get(f"{base}assets/none.css")[1].get_all("Cache-Control"))


def test_the_file_for_other_hosts_says_the_same(base: str) -> None:
    rules = read_rules(rules_file(ALL, base, ("", "zh/", "fa/")))
    for former in ALL:
        for form in former.forms():
            rule = rules.get(base + form)
            is_long = len(quote(base + form)) > 900
            assert rule == (None if former.parts or is_long else (expected(former, base, ""), 301))
    assert list(rules.items())[-3:] == [
        (f"{base}{prefix}*", (f"{base}{prefix}404.html", 404)) for prefix in ("zh/", "fa/", "")
    ]


def read_rules(text: str) -> dict[str, tuple[str, int]]:
    """As hosts read `_redirects`: words between blanks, the first rule for a path counts."""
    found: dict[str, tuple[str, int]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            path, goal, status = line.split()
            assert len(line) <= 1000 and line.isascii() and ":" not in path and "*" not in path[:-1]
            found.setdefault(unquote(path), (goal, int(status)))
    return found
