"""Former addresses made of naughty texts: each leads on to its article, or there is none."""

import json
from hashlib import sha256

import pytest

from kbtool.site.content_policy import content_policy, page_policy
from kbtool.site.redirects.former import Former
from kbtool.site.redirects.stub import SCRIPT, SCRIPT_URL, Surroundings, stub
from tests.build.active_content import redirect_goal
from tests.build.naughty_base import SETTINGS
from tests.build.naughty_site import NaughtySite
from tests.build.naughty_texts import ATTACKS

pytestmark = pytest.mark.slow

NO_ADDRESSES = (
    "javascript:alert(8)",
    "jav\tascript:alert(9)",
    "data:text/html,<script>alert(10)</script>",
    "vbscript:msgbox(11)",
    "../../../etc/passwd",
)
SURROUNDINGS = Surroundings(
    base="/",
    host=str(SETTINGS["site_url"]),
    language="en",
    direction="ltr",
    policy=page_policy(content_policy()),
    text="This page has moved:",
    noindex=False,
)


def test_every_naughty_former_address_leads_to_its_article_or_is_no_address(naughty: NaughtySite) -> None:
    goals = sorted(redirect_goal(naughty.pages[address]) for address in naughty.stubs)
    assert goals == [f"/every-field/{i:04}/" for i, text in enumerate(ATTACKS) if text not in NO_ADDRESSES]


def test_a_page_at_a_former_address_is_what_the_build_makes_to_the_byte(naughty: NaughtySite) -> None:
    """Nothing of a text, and nobody who changes pages later, adds to it."""
    folder = naughty.base / "site/public"
    for address in naughty.stubs:
        page = naughty.pages[address]
        goal = redirect_goal(page)
        parts = json.loads(page.one("script").attributes.get("data-parts", "{}"))
        assert all(part.lstrip("/") in naughty.pages for part in parts.values())
        title = naughty.pages[goal.lstrip("/")].one("h1").text
        former = Former("en", address, goal[1:], title, tuple((name, part[1:]) for name, part in parts.items()))
        path = f"{address}index.html"
        assert (folder / path).read_bytes() == stub(former, path, SURROUNDINGS), address


def test_the_script_of_redirects_is_ours_and_its_name_says_so(naughty: NaughtySite) -> None:
    content = (naughty.base / "site/public" / SCRIPT_URL).read_bytes()
    assert content == SCRIPT
    assert sha256(content).hexdigest()[:12] in SCRIPT_URL
