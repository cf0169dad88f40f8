"""An article that costs too much, or breaks what renders it, is withheld; the rest is built."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.build.hostile_base import BODY_LINE, HEALTHY, write_hostile_base
from tests.build.misbehaving_markdown import DEEDS
from tests.build.running import kbtool
from tests.build.site_tree import addresses, visible
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

EXTENSION = "markdown_extensions: [tests.build.misbehaving_markdown]\n"
TOO_SLOW = "error KB007 article-too-costly: takes more than 2 s of processor time to render"
SECONDS = 2
"""Far more than a healthy article takes on any machine."""
FINDINGS = {
    "endless": TOO_SLOW,
    "swallowing": TOO_SLOW,
    "stuck": TOO_SLOW,
    "greedy": "error KB007 article-too-costly: needs more than 1 GiB of memory to render",
    "crashing": "error KB008 unrenderable-article: cannot be rendered: SIGABRT ends the process",
    "deep": "error KB008 unrenderable-article: nests deeper than it can be rendered",
    "faulty": "error KB008 unrenderable-article: cannot be rendered: IndexError: list index out of range in ",
}
"""Deed → what the build says of an article that makes a library do it."""


def misbehaving(folder: Path, *deeds: str, policy: str = "withhold") -> Path:
    articles = {f"en/{deed}": f"deed: {deed}\n" for deed in deeds}
    base = write_hostile_base(folder, articles, seconds=SECONDS, policy=policy)
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(EXTENSION)
    return base


def built(base: Path) -> subprocess.CompletedProcess[str]:
    return kbtool("build", cwd=base, PYTHONPATH=str(REPOSITORY))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return misbehaving(tmp_path_factory.mktemp("misbehaving"), *DEEDS)


@pytest.fixture(scope="module")
def done(base: Path) -> subprocess.CompletedProcess[str]:
    return built(base)


def test_every_deed_is_told_of() -> None:
    assert FINDINGS.keys() == DEEDS.keys()


def test_the_rest_is_built(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stderr
    account = f"{len(HEALTHY) + len(DEEDS)} articles = {len(HEALTHY)} pages + {len(DEEDS)} excluded"
    assert f"public/en  {account} (4 article-too-costly, 3 unrenderable-article)" in done.stdout
    assert re.search(f"public/zh +{len(HEALTHY)} articles = {len(HEALTHY)} pages", done.stdout)


@pytest.mark.parametrize("deed", FINDINGS)
def test_the_article_is_named_once_with_what_it_does(deed: str, done: subprocess.CompletedProcess[str]) -> None:
    place = f"docs/en/{deed}.md:{BODY_LINE}:1: "
    (line,) = (line for line in done.stderr.split("\n") if line.startswith(place))
    assert line.removeprefix(place).startswith(FINDINGS[deed])


def test_it_is_on_no_page_in_no_list_and_in_no_index(base: Path, done: subprocess.CompletedProcess[str]) -> None:
    site = base / "site" / "public"
    assert done.returncode == 0
    assert not {f"{deed}/" for deed in DEEDS} & addresses(site)
    assert {f"{name}/" for name in HEALTHY} | {f"zh/{name}/" for name in HEALTHY} <= addresses(site)
    for name in visible(base / "site"):
        content = (base / "site" / name).read_bytes()
        for deed in DEEDS:
            assert f"The title of {deed}".encode() not in content, name
            assert f"/{deed}/".encode() not in content, name


def test_where_errors_stop_the_build_the_site_stays(tmp_path: Path) -> None:
    base = misbehaving(tmp_path, policy="stop")
    assert built(base).returncode == 0
    old = visible(base / "site")
    misbehaving(tmp_path, "faulty", policy="stop")
    done = built(base)
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"docs/en/faulty.md:{BODY_LINE}:1: {FINDINGS['faulty']}" in done.stderr
    assert "1 article with errors: the site stays as it was" in done.stderr
    assert visible(base / "site") == old
