"""The configurations that a build leaves beside its sites, in real servers."""

import re
from collections.abc import Iterator

import pytest

from tests.build.conftest import BuiltBase
from tests.conftest import skip_by_hand_fail_in_ci
from tests.site.apache import apache, find_apache
from tests.site.nginx import find_nginx, nginx
from tests.site.server import Server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["nginx", "apache"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["public", "agents"])
def audience(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(built: BuiltBase, kind: str, audience: str) -> Iterator[Server]:
    program, run = (find_nginx(), nginx) if kind == "nginx" else (find_apache(), apache)
    if program is None:
        skip_by_hand_fail_in_ci(f"no {kind}: `make servers` installs one")
    text = (built.site / f".{kind}" / f"{audience}.conf").read_text(encoding="utf-8")
    with run(program, text, (built.site / audience).resolve()) as running:
        yield running


def test_what_a_build_writes_is_fit_for_servers(server: Server, audience: str) -> None:
    status, headers, page = server.get("/zh/billing/refunds/")
    assert (status, headers["X-Frame-Options"]) == (200, "DENY")
    assert headers["X-Robots-Tag"] == (None if audience == "public" else "noindex")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "http-equiv" in page
    style = str(re.search(r'href="\.\./\.\./\.\./(assets/kbtool\.\w+\.css)"', page)[1])  # type: ignore[index]
    assert "immutable" in str(server.get(f"/{style}")[1]["Cache-Control"])


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("zh/", "zh"), ("fa/", "fa")])
def test_what_is_missing_is_told_in_the_language_of_the_address(server: Server, prefix: str, language: str) -> None:
    status, _, page = server.get(f"/{prefix}nothing/at/all/?a=b")
    assert (status, f'<html lang="{language}"' in page) == (404, True)
    assert (
        'content="noindex' in page and 'rel="canonical"' not in page and "hreflang" not in page.partition("</head>")[0]
    )
    assert 'role="search"' in page
