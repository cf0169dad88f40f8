"""No token that was planted for some readers is in what others get, in whatever guise.

`KBTOOL_SEED=… pytest tests/build/test_canaries.py` repeats a base that failed.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.build.canary_base import BODY, ORDER, CanaryBase
from tests.build.canary_pictures import png_with_texts
from tests.build.canary_scanner import Scanner
from tests.build.canary_tokens import Planter
from tests.build.repository import Commit, write_repository
from tests.build.running import build, kbtool
from tests.build.seed import SEED
from tests.build.small_base import SETTINGS

pytestmark = pytest.mark.slow

UNSEEN = {"comment", "dropped HTML", "definition of a link"}
"""Texts that no reader ever sees."""


@dataclass(frozen=True)
class Planted:
    """The base of canaries, built."""

    canaries: CanaryBase
    base: Path
    printed: str


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    canaries = CanaryBase(Random(SEED))  # noqa: S311 - chance, not secrecy
    branch = canaries.git["branch"]
    base = write_repository(tmp_path_factory.mktemp("canaries") / "base", canaries.commits(), [branch])
    done = kbtool("build", cwd=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return Planted(canaries, base, done.stdout + done.stderr)


@pytest.mark.parametrize("audience", ORDER)
def test_no_token_is_where_its_readers_are_not(audience: str, planted: Planted) -> None:
    hidden = planted.canaries.planter.hidden_from(audience, ORDER)
    scanner = Scanner(hidden)
    found = [f"{hidden[find.token].place} in {find.place}" for find in scanner.scan(planted.base / "site" / audience)]
    print(f"{len(hidden)} tokens, {scanner.scanned} bytes")  # the figures, for those who ask with -s
    assert found == [], f"KBTOOL_SEED={SEED} repeats it"


@pytest.mark.parametrize("audience", ORDER[1:])
def test_their_readers_find_them_so_that_the_test_above_can_fail(audience: str, planted: Planted) -> None:
    canaries = [item for item in planted.canaries.planter.planted if item.audience == audience]
    scanner = Scanner(item.token for item in canaries)
    found = {find.token for find in scanner.scan(planted.base / "site" / audience)}
    places = {item.place for item in canaries if item.token in found}
    shown = {
        f"{where} {language}: {place}"
        for where in ("article", "block", "include")
        for language in ("en", "zh", "fa")
        for place in BODY
    }
    assert {place for place in shown - places if place.partition(": ")[2] not in UNSEEN} == set()
    fields = ("description", "keywords", "tags", "owner", "attachments.title", "attachments.file")
    assert [field for field in fields if f"article en: {field}" not in places] == []
    assert places >= {"folder", "file name", "article: title", "index: title", "block in a list", "file in a block"}


def test_every_field_of_the_schema_is_planted_or_holds_no_word(planted: Planted) -> None:
    places = {item.place for item in planted.canaries.planter.planted}
    assert {"article en: description", "article en: attachments.title", "article en: id", "index en: order"} <= places


def test_the_account_of_the_build_names_what_is_broken_and_the_site_does_not(planted: Planted) -> None:
    broken = next(item for item in planted.canaries.planter.planted if item.place == "audience: x: name")
    withheld = [line for line in planted.printed.split("\n") if line.endswith(".md") or ".md " in line]
    assert [line for line in withheld if broken.token not in line] == []
    assert broken.token in planted.printed


def test_an_article_that_becomes_restricted_leaves_no_trace_in_the_next_release(tmp_path: Path) -> None:
    planter = Planter(Random(SEED))  # noqa: S311
    name, title, text, picture = (planter.token(place, "agents") for place in ("name", "title", "text", "picture"))
    article = f"docs/en/{name}.md"
    body = f"{text} ![a](img/{picture}.png)\n"
    files = {article: f"---\ntitle: {title}\ntags: [{title}]\n---\n{body}".encode(), "mkdocs.yml": SETTINGS.encode()}
    files |= {
        "docs/en/open.md": b"---\ntitle: Open\n---\nOpen.\n",
        f"docs/en/img/{picture}.png": png_with_texts("", ""),
    }
    base = write_repository(tmp_path / "base", [Commit(1_750_000_000, files)])
    scanner = Scanner([name, title, text, picture])
    build(base, "--audience", "public")
    assert {find.token for find in scanner.scan(base / "site" / "public")} == {name, title, text, picture}
    (base / article).write_text(f"---\ntitle: {title}\naudience: agents\n---\n{body}")
    build(base, "--audience", "public")
    assert scanner.scan(base / "site" / "public") == []
