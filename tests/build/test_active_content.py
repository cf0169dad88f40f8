"""The eye that looks for active content sees it, and does not take data and redirects for it."""

import pytest

from tests.build.active_content import active_content
from tests.build.html_tree import parse_html


def stub(
    refresh: str = "/a/", goal: str = "/a/", src: str = "../assets/redirect-012345678901.js", more: str = ""
) -> str:
    """A page that leads on."""
    return f"<meta http-equiv=refresh content='0; url={refresh}'><script src='{src}' data-goal='{goal}'{more}></script>"


@pytest.mark.parametrize(
    "example",
    [
        "<script>x</script>",
        "<script src='https://e.example/x.js'></script>",
        "<p onclick=x>y</p>",
        "<a href='java\nscript:x'>y</a>",
        "<img src='data:image/png,x'>",
        "<iframe></iframe>",
        "<meta http-equiv=refresh>",
        "<meta http-equiv=refresh content='0; url=/a/'>",
        "<p style='position:fixed'></p>",
        "<form></form>",
        "<script src=../assets/redirect-012345678901.js data-goal=/a/></script>",
        "<script type=application/ld+json>alert(1)</script>",
        "<script type=application/ld+json></script>",
        '<script type=application/ld+json>{"a":"<b>"}</script>',
        "<script type=application/ld+json src=x.js>{}</script>",
        "<script type=module>{}</script>",
    ],
)
def test_active_content_is_found(example: str) -> None:
    assert len(active_content(parse_html(example))) == 1


@pytest.mark.parametrize(
    "example",
    [
        stub("https://evil.example/", "https://evil.example/"),
        stub("//evil.example/", "//evil.example/"),
        stub("/\\evil.example/", "/\\evil.example/"),
        stub("https://help.example.com.evil.example/", "https://help.example.com.evil.example/"),
        stub("javascript:alert(1)", "javascript:alert(1)"),
        stub("/b/"),
        stub("/a/; url=https://evil.example/", "/a/; url=https://evil.example/"),
        stub(goal="https://evil.example/"),
        stub(src="https://evil.example/assets/redirect-012345678901.js"),
        stub(more=""" data-parts='{"x": "javascript:alert(1)"}'"""),
        stub(more=" data-parts='x'"),
    ],
)
def test_a_redirect_that_leaves_the_site_is_found_twice(example: str) -> None:
    assert len(active_content(parse_html(example))) == 2


@pytest.mark.parametrize(
    "example",
    [
        stub(),
        stub("https://help.example.com/a/", "https://help.example.com/a/"),
        stub(more=""" data-parts='{"x": "/b/#y"}'"""),
        '<script type=application/ld+json>{"a":"\\u003cscript\\u003e"}</script>',
    ],
)
def test_redirects_on_the_site_and_data_are_quiet(example: str) -> None:
    assert active_content(parse_html(example)) == []


def test_a_second_script_makes_a_redirect_suspicious() -> None:
    assert len(active_content(parse_html(stub() + "<script>x</script>"))) == 3
