"""No text whatever stops the build or the check, or slows them without end."""

import re
from collections import Counter
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.build.hostile_base import BODY_LINE, HEALTHY, LANGUAGES, write_hostile_base
from tests.build.hostile_texts import hostile_files, hostile_texts
from tests.build.running import kbtool
from tests.build.site_tree import addresses
from tests.extent import WHOLE

pytestmark = [pytest.mark.slow, pytest.mark.long]

SECONDS = 1
WITHHELD = re.compile(r"withheld  docs/(\S+)\.md ")
FINDING = re.compile(r"docs/(\S+)\.md:(\d+):\d+: error (KB\d+) ")
READ_ENTIRELY = {"KB006", "KB007", "KB008"}
TOO_DEEP = {"quotes", "many-quotes", "lists", "lists-on-a-line", "numbers-on-a-line", "notes", "tabs"}
TOO_COSTLY = {"abbreviations", "long-abbreviation"}
"""These take minutes where they are not cut."""


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Half of the articles in each language, so that two processes share the work.

    On a change all that attack the reading, all that are known to be stopped, and every other one of the rest.
    """
    known, rest = TOO_DEEP | TOO_COSTLY, [name for name in hostile_texts() if name not in TOO_DEEP | TOO_COSTLY]
    texts = [*sorted(known), *(rest if WHOLE else rest[::2]), *hostile_files()]
    return [f"{LANGUAGES[i % len(LANGUAGES)]}/{name}" for i, name in enumerate(texts)]


@pytest.fixture(scope="module")
def base(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts, files = hostile_texts(), hostile_files()
    articles = {name: texts[name[3:]] for name in names if name[3:] in texts}
    base = write_hostile_base(tmp_path_factory.mktemp("hostile"), articles, SECONDS)
    for name in names:
        if name[3:] in files:
            (base / "docs" / f"{name}.md").write_bytes(files[name[3:]])
    return base


@pytest.fixture(scope="module")
def built(base: Path) -> CompletedProcess[str]:
    return kbtool("build", cwd=base)


def test_the_healthy_articles_are_published(base: Path, built: CompletedProcess[str]) -> None:
    assert built.returncode == 0, built.stderr[-2000:]
    expected = {f"{prefix}{name}/" for prefix in ("", "zh/") for name in HEALTHY}
    assert expected <= addresses(base / "site" / "public")


def test_every_hostile_article_is_a_page_or_withheld(
    base: Path, names: list[str], built: CompletedProcess[str]
) -> None:
    published = {f"{name}/".removeprefix("en/") for name in names} & addresses(base / "site" / "public")
    withheld = WITHHELD.findall(built.stderr)
    assert max(Counter(withheld).values()) == 1
    assert len(published) + len(withheld) == len(names)
    assert {f"{name}/".removeprefix("en/") for name in withheld}.isdisjoint(published)


def test_each_one_that_is_withheld_is_named_with_its_line(built: CompletedProcess[str]) -> None:
    found = FINDING.findall(built.stderr)
    assert {name for name, _, _ in found} == set(WITHHELD.findall(built.stderr))
    by_article = Counter(name for name, _, rule in found if rule in READ_ENTIRELY)
    assert max(by_article.values()) == 1
    assert all(int(line) >= BODY_LINE for _, line, rule in found if rule in READ_ENTIRELY)
    kinds = {(name.partition("/")[2], rule) for name, _, rule in found}
    assert {(name, "KB006") for name in TOO_DEEP} | {(name, "KB007") for name in TOO_COSTLY} <= kinds


def test_the_check_ends(names: list[str], base: Path) -> None:
    done = kbtool("check", cwd=base)
    assert done.returncode == 1, done.stderr[-2000:]
    (huge,) = (name for name in names if name.endswith("/huge"))
    assert f"docs/{huge}.md:1:1: error KB005 article-too-large: 50,000,017 bytes" in done.stdout
