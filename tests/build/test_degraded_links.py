"""What leads to a restricted article becomes plain text: no target, no title, no slug; and `check` reports it."""

import json
from pathlib import Path

import pytest

from tests.build.html_tree import Element
from tests.build.repository import Commit, write_repository
from tests.build.running import build, kbtool
from tests.build.site_tree import pages
from tests.build.small_base import PIXEL, SETTINGS
from tests.build.test_built_secrets import words_of

pytestmark = pytest.mark.slow

LINKS = {
    "link": "[words](staff/zqpay.md)",
    "link with a title": '[words](staff/zqpay.md "zqtitle")',
    "link without ending": "[words](staff/zqpay)",
    "link from the root": "[words](/staff/zqpay/)",
    "link with the language": "[words](/en/staff/zqpay.md#zqpart)",
    "link by id": "[words](kb:zqid#zqpart)",
    "link by key": "[words](kb:staff/zqkey)",
    "reference": '[words][r]\n\n[r]: staff/zqpay.md "zqtitle"',
    "short reference": "[words]\n\n[words]: <staff/zqpay.md>",
    "address": "[words](https://help.example.com/staff/zqpay/)",
    "address in capitals": "[words](HTTPS://Help.Example.COM:443/staff/zqpay/#zqpart)",
    "address with user": "[words](https://ann@help.example.com/staff/zqpay/)",
    "address with back slashes": "<a href='https:\\\\help.example.com\\staff\\zqpay'>words</a>",
    "address of the agents' host": "[words](https://agents.example.com/staff/zqpay/)",
    "public page on the agents' host": "[words](https://agents.example.com/plain/)",
    "automatic link": "words <https://help.example.com/staff/zqpay/>",
    "address as words": "words [staff/zqpay.md](staff/zqpay.md)",
    "address as words in HTML": 'words <a href="staff/zqpay.md">staff/zqpay.md</a>',
    "HTML": '<a href="staff/zqpay.md" title="zqtitle" download="zqpay" hreflang="en" aria-label="zqlabel">words</a>',
    "attribute list": '[words](staff/zqpay.md){title="zqtitle" target=_blank data-zq=1}',
    "link in a heading": "## [words](staff/zqpay.md)",
    "automatic link in a heading": "## words <https://help.example.com/staff/zqpay/>",
    "link in a table": "| a |\n|---|\n| [words](staff/zqpay.md) |",
    "link in a note": "!!! note\n    [words](staff/zqpay.md)",
    "title of a note": '!!! note "[words](staff/zqpay.md)"\n    x',
    "link in a footnote": "a[^1]\n\n[^1]: [words](staff/zqpay.md)",
    "link in a tab": '=== "words"\n\n    [x](staff/zqpay.md)',
    "image": "![words](staff/zqshot.png)",
    "image with a title": '![words](staff/zqshot.png "zqtitle"){width=100}',
    "image by reference": "![words][i]\n\n[i]: staff/zqshot.png",
    "image in HTML": '<img src="staff/zqshot.png" srcset="staff/zqshot.png 2x" alt="words" title="zqtitle">',
    "image by address": "![words](https://help.example.com/staff/zqshot.png)",
    "image through a folder": "![words](staff/../staff/zqshot.png)",
    "video": '<video src="staff/zqfilm.mp4" poster="staff/zqshot.png">words</video>',
    "sound": '<audio src="staff/zqfilm.mp4" controls></audio> words',
    "sound of several kinds": '<audio controls><source src="staff/zqfilm.mp4" type="audio/mp4">words</audio>',
    "image of several sizes": '<picture><source srcset="staff/zqshot.png 2x, staff/zqshot.png 3x"></picture> words',
    "object": '<object data="staff/zqfile.pdf">words</object>',
    "image as a link": "[![words](staff/zqshot.png)](staff/zqpay.md)",
    "file": "[words](staff/zqfile.pdf)",
    "folder": "[words](staff/)",
    "folder by address": "[words](https://help.example.com/staff/)",
}
FIELDS = {
    "related": "related: [staff/zqkey, zqid]",
    "next": "next: [staff/zqkey]",
    "also_in": "also_in: [staff]",
    "attachments": "attachments: [{file: staff/zqfile.pdf, title: zqtitle}]",
    "successor": "state: archived\nreplaced_by: staff/zqkey",
    "successor by id": "state: archived\nreplaced_by: zqid",
}
NO_ERROR = {"also_in"}
"""A placement in a section that some readers do not have is left out for them, and right for the others."""
HEAD = "title: Open\ndescription: A description that is long enough for everybody who might want to read it here.\n"
STAFF = {
    "staff/index.md": "---\ntitle: zqsection\naudience: agents\n---\n",
    "staff/zqpay.md": "---\ntitle: zqtitle\nid: zqid\n---\n## zqpart\n\ntext\n",
    "staff/zqkey.md": "---\ntitle: zqtitle\n---\ntext\n",
}
FILES = {
    "staff/zqshot.png": PIXEL,
    "staff/zqfile.pdf": b"%PDF-1.4",
    "staff/zqfilm.mp4": b"\0\0\0\x18ftypmp42" + bytes(12),
}


def slug(name: str) -> str:
    return name.replace(" ", "-").replace("'", "")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public article for each way to name a restricted one."""
    texts = {f"{slug(name)}.md": f"---\n{HEAD}---\n{link}\n" for name, link in LINKS.items()}
    texts |= {f"{slug(name)}.md": f"---\n{HEAD}{field}\n---\nwords\n" for name, field in FIELDS.items()}
    texts["plain.md"] = f"---\n{HEAD}---\nwords\n"
    texts["archived.md"] = f"---\n{HEAD}state: archived\n---\nwords\n"
    texts["summary.md"] = "---\ntitle: S\n---\nwords <https://help.example.com/staff/zqpay/> [a](staff/zqpay.md)\n"
    texts["index.md"] = f"---\n{HEAD}order: [staff, zqkey]\nfeatured: [zqid, staff/zqkey, staff]\n---\nwords\n"
    files = {f"docs/en/{name}": text.encode() for name, text in (texts | STAFF).items()}
    files |= {f"docs/en/{name}": content for name, content in FILES.items()}
    files |= {"mkdocs.yml": SETTINGS.encode(), "docs/_data/redirects.yml": b"former/zqold: staff/zqkey\n"}
    folder = write_repository(tmp_path_factory.mktemp("links") / "base", [Commit(1_770_000_000, files)])
    build(folder, "--audience", "public", "--audience", "agents")
    return folder


@pytest.fixture(scope="module")
def public(base: Path) -> dict[str, Element]:
    return pages(base / "site" / "public")


def test_nothing_that_readers_may_not_know_is_left_of_any_link(base: Path) -> None:
    found = words_of(base / "site" / "public")
    assert b"words" in found
    assert b"zq" not in found, found[found.index(b"zq") - 200 :][:300]
    assert b"agents.example.com" not in found


def test_agents_have_all_the_links_so_that_the_test_above_can_fail(base: Path) -> None:
    found = words_of(base / "site" / "agents")
    names = ("zqpay/", "zqkey/", "zqshot.png", "zqfile.pdf", "zqfilm.mp4", "zqsection", "zqtitle", "zqpart", "zqlabel")
    assert [name for name in names if name.encode() not in found] == []


@pytest.mark.parametrize("name", LINKS)
def test_a_link_becomes_its_words(name: str, public: dict[str, Element]) -> None:
    content = public[f"{slug(name)}/"].one("div", class_="content")
    links = [a for a in content.all("a") if a.attributes.get("class") not in ("headerlink", "footnote-ref")]
    assert "words" in content.text
    assert [a.attributes for a in links if a.attributes.get("class") != "footnote-backref"] == []
    assert [image.attributes for image in content.all("img")] == []


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_names_the_restricted_shows_nothing(name: str, public: dict[str, Element]) -> None:
    """The page is that of an article that names nobody, but for what is its own: its address."""
    page, plain = public[f"{slug(name)}/"], public["archived/" if name.startswith("successor") else "plain/"]
    assert page.one("main").text == plain.one("main").text


def test_check_reports_each_of_them_as_an_error(base: Path) -> None:
    done = kbtool("check", "--format", "json", cwd=base)
    found = json.loads(done.stdout)
    errors = {item["path"] for item in found["diagnostics"] if item["severity"] == "error"}
    wanted = {f"docs/en/{slug(name)}.md" for name in (*LINKS, *FIELDS) if name not in NO_ERROR}
    assert sorted(wanted - errors) == []
