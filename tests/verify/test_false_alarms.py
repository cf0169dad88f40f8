"""What looks like a leak and is none; each was one in a real base."""

from pathlib import Path

import pytest

from kbtool.verify.case import Case
from tests.verify.small_site import LEAK_RULES, verify_case

RESTRICTED = "---\ntitle: Ask\naudience: internal\n---\nThis command is an alias of docker container rename.\n"
HARMLESS = {
    "neighbours in a search index": Case(
        site={"search.json": '{"all": ["This command is an alias of", "docker container rename", "docker"]}'},
        base={"en/ask.md": RESTRICTED, "en/a.md": "This command is an alias of, docker, container, rename, all.\n"},
    ),
    "a name made of the words of a sample": Case(
        site={"index.html": "<pre>openstack create &lt;security group name&gt;</pre>"},
        base={
            "en/img/create_security_group.png": "x",
            "en/a.md": "Run:\n\n    openstack create <security group name>\n",
        },
    ),
    "the policy of an embedded film": Case(
        site={"_headers": "/*\n  Referrer-Policy: strict-origin-when-cross-origin\n"},
        base={
            "en/film.md": "---\ntitle: Film\naudience: internal\n---\n"
            '<iframe src="a.html" referrerpolicy="strict-origin-when-cross-origin"></iframe>\n'
        },
    ),
    "pieces of a page in one line of a search index": Case(
        site={"search.json": '{"text": "This command is an alias of docker container rename"}'},
        base={"en/ask.md": RESTRICTED, "en/a.md": "This command is\n\n- an alias of\n- docker container rename\n"},
    ),
    "a row of words with an icon between them": Case(
        site={"search.json": '{"text": "This command is an alias of docker container rename"}'},
        base={
            "en/ask.md": RESTRICTED,
            "en/a.md": "This command is an alias :material-arrow-right: of docker container rename\n",
        },
    ),
    "a name without its underscore in a search index": Case(
        site={"search.json": '{"all": ["contenttype", "content"]}'},
        base={
            "en/ask.md": "---\ntitle: Ask\naudience: internal\n---\nThe contenttype of it\n",
            "en/a.md": "Set content_type here\n",
        },
    ),
    "a part of a name in a search index": Case(
        site={"search.json": '{"all": ["allowoverride", "override", "http"]}'},
        base={
            "en/ask.md": "---\ntitle: Ask\naudience: internal\n---\nAn override of HTTP answers\n",
            "en/a.md": "AllowOverride All, HTTPServer\n",
        },
    ),
}
LEAKS = {
    "a value in a search index": Case(
        site={"search.json": '{"all": ["This command is an alias of docker container rename"]}'},
        base={"en/ask.md": RESTRICTED},
    ),
    "a member whose name stands twice": Case(
        site={"a.json": '{"a": "This command is an alias of docker container rename", "a": "nothing"}'},
        base={"en/ask.md": RESTRICTED},
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_no_alarm(name: str, tmp_path: Path) -> None:
    assert [item.message for item in verify_case(tmp_path, HARMLESS[name], LEAK_RULES).diagnostics] == []


@pytest.mark.parametrize("name", LEAKS)
def test_its_near_miss_is_one(name: str, tmp_path: Path) -> None:
    assert "KV101" in {item.id for item in verify_case(tmp_path, LEAKS[name], LEAK_RULES).diagnostics}
