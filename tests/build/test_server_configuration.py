"""The configuration that a build leaves beside its sites, in a real nginx."""

import re

import pytest

from tests.build.conftest import BuiltBase
from tests.conftest import skip_by_hand_fail_in_ci
from tests.site.nginx import find_nginx, nginx

pytestmark = pytest.mark.slow


def test_what_a_build_writes_is_fit_for_nginx(built: BuiltBase) -> None:
    program = find_nginx()
    if program is None:
        skip_by_hand_fail_in_ci("no nginx: `make servers` installs one")
    for audience in ("public", "agents"):
        text = (built.site / ".nginx" / f"{audience}.conf").read_text(encoding="utf-8")
        with nginx(program, text, (built.site / audience).resolve()) as server:
            status, headers, page = server.get("/zh/billing/refunds/")
            assert (status, headers["X-Frame-Options"]) == (200, "DENY")
            assert headers["X-Robots-Tag"] == (None if audience == "public" else "noindex")
            assert "default-src 'self'" in headers["Content-Security-Policy"]
            assert "http-equiv" in page
            assert server.get("/fa/nothing/")[0] == 404
            style = str(re.search(r'href="\.\./\.\./\.\./(assets/kbtool\.\w+\.css)"', page)[1])  # type: ignore[index]
            assert "immutable" in str(server.get(f"/{style}")[1]["Cache-Control"])
