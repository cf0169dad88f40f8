"""No link of a built site leads nowhere."""

import pytest

from tests.build.conftest import BuiltBase
from tests.build.dead_links import addresses_in, dead_links
from tests.build.html_tree import Element, parse_html

pytestmark = pytest.mark.slow

AUDIENCES = ("public", "agents", "internal")
TOLD = {"canonical", "alternate"}
"""Links in the head that tell of an address; browsers do not load it."""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_anchor_image_and_file_exists(
    audience: str, built: BuiltBase, all_pages: dict[str, dict[str, Element]]
) -> None:
    assert dead_links(built.site / audience, all_pages[audience]) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_canonical_address_is_the_address_of_its_page(
    audience: str, all_pages: dict[str, dict[str, Element]]
) -> None:
    host = {"public": "https://help.example.com/", "agents": "", "internal": ""}[audience]
    for address, page in all_pages[audience].items():
        found = [link.attributes["href"] for link in page.all("link", rel="canonical")]
        robots = [meta.attributes["content"] for meta in page.all("meta", name="robots")]
        assert found == ([host + address] if host and robots != ["noindex"] else []), address


def test_links_in_an_article_lead_to_pages_and_files_of_the_site(public_pages: dict[str, Element]) -> None:
    content = public_pages["billing/refunds/"].one("div", class_="content")
    found = {a.text: a.attributes.get("href") for a in content.all("a")}
    assert {name: found.get(name) for name in ("late fees", "the end", "passwords", "nothing", "the script")} == {
        "late fees": "../../billing/invoices/#late-fees",
        "the end": "../../accounts/close/#after",
        "passwords": "../../accounts/security/passwords/",
        "nothing": None,
        "the script": None,
    }
    assert content.one("img").attributes["src"] == "../../billing/img/steps.png"


def test_an_article_links_its_own_top_heading(public_pages: dict[str, Element]) -> None:
    page = public_pages["billing/refunds/"]
    link = next(a for a in page.all("a") if a.text == "the start")
    assert link.attributes["href"] == "#get-a-refund"
    assert "get-a-refund" in page.ids


def test_a_restricted_edition_leads_to_what_its_readers_may_see(all_pages: dict[str, dict[str, Element]]) -> None:
    content = all_pages["agents"]["billing/refunds/"].one("div", class_="content")
    assert (
        next(a for a in content.all("a") if a.text == "the script").attributes["href"] == "../../accounts/zqagentsslug/"
    )
    assert [image.attributes["src"] for image in content.all("img")] == [
        "../../billing/img/steps.png",
        "../../billing/img/zqagentsimage.png",
    ]


def test_a_page_asks_no_other_host_for_anything(all_pages: dict[str, dict[str, Element]]) -> None:
    """Links that a reader may follow are something else."""
    for pages in all_pages.values():
        for address, page in pages.items():
            asked = [found for name, found in addresses_in(page) if name not in {"a", "link"}]
            loaded = (link.attributes for link in page.all("link") if link.attributes["rel"] not in TOLD)
            asked += [attributes["href"] for attributes in loaded]
            assert [found for found in asked if "//" in found] == [], address


def test_a_dead_link_would_be_found(built: BuiltBase) -> None:
    page = parse_html('<a id="here" href="#here"></a><a href="#gone"></a><img src="none.png" srcset="a.png 2x">')
    assert dead_links(built.site / "public", {"x/": page}) == ["x/: #gone", "x/: none.png", "x/: a.png"]
