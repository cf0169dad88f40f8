import re
from pathlib import Path

import pytest

from kbtool.site.content_policy import content_policy, page_policy
from kbtool.site.headers_file import headers_file
from kbtool.site.nginx_file import nginx_file
from kbtool.site.response_headers import response_headers, site_headers
from kbtool.site.site_headers import SiteHeaders
from tests.conftest import configuration

SITE = SiteHeaders(
    base="/help/",
    prefixes=("", "zh/"),
    headers=(("X-Frame-Options", "DENY"), ("X-Quote", 'a "b" \\')),
    named_by_digest=("assets/",),
)


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (item.split() for item in policy.split("; "))}


@pytest.mark.parametrize("has_diagrams", [False, True])
def test_no_script_may_stand_in_a_page_or_come_from_elsewhere(has_diagrams: bool) -> None:
    policy = directives(content_policy(["video.example"], has_diagrams=has_diagrams))
    assert policy["script-src"] == ["'self'"]
    assert policy["default-src"] == ["'self'"]
    assert policy["base-uri"] == policy["object-src"] == ["'none'"]
    assert ("'unsafe-inline'" in policy["style-src"]) == has_diagrams
    assert "unsafe-eval" not in str(policy)


def test_frames_come_from_the_allowed_hosts_only() -> None:
    assert directives(content_policy())["frame-src"] == ["'none'"]
    assert directives(content_policy(["b.example", "a.example"]))["frame-src"] == [
        "https://a.example",
        "https://b.example",
    ]


def test_a_page_carries_all_of_the_policy_but_what_only_a_header_may_say() -> None:
    policy = content_policy()
    assert directives(policy).keys() - directives(page_policy(policy)).keys() == {"frame-ancestors"}


def test_restricted_sites_keep_search_engines_and_other_sites_out(tmp_path: Path) -> None:
    base = configuration(tmp_path)
    public, agents = (dict(response_headers(base, audience)) for audience in ("public", "agents"))
    assert "X-Robots-Tag" not in public
    assert agents["X-Robots-Tag"] == "noindex"
    assert (public["Referrer-Policy"], agents["Referrer-Policy"]) == ("strict-origin-when-cross-origin", "same-origin")
    setup = configuration(tmp_path, settings={"mode": "setup"})
    assert dict(response_headers(setup, "public"))["X-Robots-Tag"] == "noindex"


def test_a_folder_with_a_writers_own_files_is_not_kept_for_a_year(tmp_path: Path) -> None:
    site = site_headers(configuration(tmp_path), "public", ["zh/assets/plan.png", "billing/assets/x/"], "/")
    assert site.named_by_digest == ("assets/", "fa/assets/")


def test_the_headers_file_says_everything_once() -> None:
    assert headers_file(SITE) == (
        "# Written by kbtool: a build replaces it.\n"
        "/*\n"
        "  X-Frame-Options: DENY\n"
        '  X-Quote: a "b" \\\n'
        "/assets/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )


def test_every_block_of_nginx_that_adds_a_header_adds_all() -> None:
    text = nginx_file(SITE)
    blocks = re.findall(r"\{([^}]*)\}", text)
    assert blocks
    for block in blocks:
        assert "add_header" not in block or 'X-Quote "a \\"b\\" \\\\" always;' in block
    assert 'error_page 404 "/help/zh/404.html";' in text
