"""What finished pages say of themselves, built by the command line from real repositories."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.build.conftest import BuiltBase
from tests.build.html_tree import Element
from tests.build.running import environment, kbtool

pytestmark = pytest.mark.slow

DATED = re.compile(r'article:(?:modified|published)_time|"date(?:Modified|Published)"|<lastmod>|<updated>')
WRITTEN = "2026-02-03"
"""The day on which the small base is committed."""


def head(page: Element) -> dict[str, list[str]]:
    """Name, property or relation → contents or addresses."""
    found: dict[str, list[str]] = {}
    for element in page.all("meta"):
        if name := element.attributes.get("name") or element.attributes.get("property"):
            found.setdefault(name, []).append(element.attributes.get("content") or "")
    for element in page.all("link"):
        found.setdefault(element.attributes.get("rel") or "", []).append(element.attributes.get("href") or "")
    return found


def graph(site: Path, url: str) -> list[dict[str, Any]]:
    html = (site / url / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert len(found) == 1, url
    nodes: list[dict[str, Any]] = json.loads(found[0])["@graph"]
    return nodes


def test_each_page_that_can_be_found_says_where_it_is_and_the_others_do_not(public_pages: dict[str, Element]) -> None:
    found = {url: said for url, page in public_pages.items() if "robots" in (said := head(page))}
    listed = [url for url, said in found.items() if said["robots"] != ["noindex"]]
    assert "billing/refunds/" in listed and "404.html" not in listed
    for url, said in found.items():
        expected = [f"https://help.example.com/{url}"] if url in listed else []
        assert (url, said.get("canonical", [])) == (url, expected)
        assert (url, said.get("og:url", [])) == (url, expected)


def test_no_restricted_page_says_where_it_is(all_pages: dict[str, dict[str, Element]]) -> None:
    for audience in ("agents", "internal"):
        said = [head(page) for page in all_pages[audience].values() if page.all("main")]
        assert {tuple(item["robots"]) for item in said} == {("noindex",)}
        assert not any(item.keys() & {"canonical", "alternate", "og:url", "twitter:card"} for item in said)


def test_the_visible_day_is_the_day_for_machines(built: BuiltBase, public_pages: dict[str, Element]) -> None:
    said = head(public_pages["billing/refunds/"])
    assert said["article:modified_time"] == [f"{WRITTEN}T00:00:00+00:00"]
    shown = [element.attributes.get("datetime") for element in public_pages["billing/refunds/"].all("time")]
    (article,) = (node for node in graph(built.site / "public", "billing/refunds") if node["@type"] == "TechArticle")
    assert shown[0] == article["dateModified"][:10] == article["datePublished"][:10] == WRITTEN


def test_a_shallow_clone_says_once_that_it_knows_no_dates_and_shows_none(built: BuiltBase, tmp_path: Path) -> None:
    clone, grown = tmp_path / "clone", built.copy(tmp_path / "grown")
    (grown / "README.md").write_text("Another commit.\n", encoding="utf-8")
    for arguments in (["add", "README.md"], ["commit", "-q", "-m", "more"]):
        git(grown, *arguments)
    git(tmp_path, "clone", "-q", "--depth=1", grown.as_uri(), str(clone))
    done = kbtool("build", "--audience", "public", "--language", "en", cwd=clone)
    assert done.returncode == 0, done.stderr
    warning = "warning: pages have no dates: the clone is shallow"
    assert done.stderr.count(warning) == 1
    texts = {
        path: path.read_text(encoding="utf-8") for path in (clone / "site/public").rglob("*.*ml") if path.is_file()
    }
    assert len(texts) > 10
    assert [path for path, text in texts.items() if DATED.search(text)] == []


def git(folder: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{what}": f"{role}@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    subprocess.run(["git", "-C", folder, *arguments], env=environment(**who), check=True, capture_output=True)
