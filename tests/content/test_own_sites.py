"""Which absolute addresses lead back to us, however they are written."""

import pytest

from kbtool.content.own_sites import OwnSite, find_own_site, without_own_addresses

PUBLIC = OwnSite("public", "help.example.com", "/", True)
AGENTS = OwnSite("agents", "help.example.com", "/agents/", False)
SITES = (AGENTS, PUBLIC)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://help.example.com/a/", (PUBLIC, "a/")),
        ("https://help.example.com", (PUBLIC, "")),
        ("HTTP://Help.Example.COM.:8080/a?b#c", (PUBLIC, "a")),
        ("https://ann:x@help.example.com/a%20b/", (PUBLIC, "a b/")),
        ("https:\\\\help.example.com\\a", (PUBLIC, "a")),
        ("https:///help.example.com/a", (PUBLIC, "a")),
        (" ht\ntps://help.exam\tple.com/a", (PUBLIC, "a")),
        ("https://help%2Eexample.com/a", (PUBLIC, "a")),
        ("https://help.example.com/agents", (AGENTS, "agents")),
        ("https://help.example.com/agents/x/", (AGENTS, "x/")),
        ("https://help.example.com/agents-old/", (PUBLIC, "agents-old/")),
        ("https://help.example.com.evil.example/a", None),
        ("https://example.com/?u=https://help.example.com/a", None),
        ("mailto:a@help.example.com", None),
        ("a/b.md", None),
    ],
)
def test_the_host_and_the_longest_path_decide(url: str, found: tuple[OwnSite, str] | None) -> None:
    assert find_own_site(url, SITES) == found


def test_our_addresses_in_a_text_make_way() -> None:
    text = "see https://help.example.com/a?b, <HTTPS://help.example.com> and https://example.com/"
    assert without_own_addresses(text, SITES, "…") == "see … <…> and https://example.com/"
    assert without_own_addresses(text, (), "…") == text
