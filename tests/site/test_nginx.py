"""Our configuration in a real nginx."""

from collections.abc import Iterator

import pytest

from kbtool.site.nginx_file import nginx_file
from kbtool.site.response_headers import REVALIDATED, response_headers
from kbtool.site.site_headers import SiteHeaders
from tests.conftest import configuration, skip_by_hand_fail_in_ci
from tests.site.nginx import find_nginx, nginx
from tests.site.server import Server

pytestmark = pytest.mark.slow

FILES = {
    "help/index.html": "home",
    "help/404.html": "not here",
    "help/_headers": "/*",
    "help/a b/index.html": "article",
    "help/a b/plan.png": "pixels",
    "help/zh/index.html": "首页",
    "help/zh/404.html": "没有",
    "help/assets/kbtool.0123456789.css": "p {}",
    "help/zh/assets/search-0123456789ab.json": "[]",
}


@pytest.fixture(scope="module", params=["/help/", "/"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def headers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return dict(response_headers(configuration(tmp_path_factory.mktemp("base")), "agents"))


@pytest.fixture(scope="module")
def server(base: str, headers: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = find_nginx()
    if program is None:
        skip_by_hand_fail_in_ci("no nginx: `make servers` installs one")
    root = tmp_path_factory.mktemp("served")
    for path, text in FILES.items():
        file = root / path.replace("help/", base[1:])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    site = SiteHeaders(base, ("", "zh/"), tuple(headers.items()), ("assets/", "zh/assets/"))
    with nginx(program, nginx_file(site), root) as running:
        yield running


@pytest.mark.parametrize("path", ["", "a%20b/", "a%20b/plan.png", "zh/", "assets/kbtool.0123456789.css", "nothing"])
def test_every_answer_comes_with_every_header_once(
    server: Server, base: str, headers: dict[str, str], path: str
) -> None:
    _, sent, _ = server.get(f"{base}{path}")
    assert {name: sent.get_all(name) for name in headers} == {name: [value] for name, value in headers.items()}


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("", 200, "home"),
        ("a%20b/", 200, "article"),
        ("a%20b/plan.png", 200, "pixels"),
        ("zh/", 200, "首页"),
        ("nothing/", 404, "not here"),
        ("zh/nothing/", 404, "没有"),
        ("assets/nothing.css", 404, "not here"),
        ("zh/assets/nothing.json", 404, "没有"),
    ],
)
def test_an_address_is_answered_in_its_language(server: Server, base: str, path: str, status: int, text: str) -> None:
    assert server.get(f"{base}{path}")[::2] == (status, text)


def test_the_file_for_other_hosts_is_not_shown(server: Server, base: str) -> None:
    assert server.get(f"{base}_headers")[0] == 404


def test_what_is_named_by_its_digest_is_kept_and_everything_else_asked_about(server: Server, base: str) -> None:
    for path in ("", "zh/", "a%20b/plan.png"):
        assert server.get(f"{base}{path}")[1].get_all("Cache-Control") == [REVALIDATED]
    for path in ("assets/kbtool.0123456789.css", "zh/assets/search-0123456789ab.json"):
        assert "immutable" in str(server.get(f"{base}{path}")[1]["Cache-Control"])
    assert server.get(f"{base}assets/nothing.css")[1]["Cache-Control"] is None
