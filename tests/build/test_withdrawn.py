"""A build of one language takes no edition over that holds what became restricted meanwhile."""

from pathlib import Path

import pytest

from tests.build.conftest import BuiltBase
from tests.build.running import build, kbtool
from tests.build.site_tree import visible

pytestmark = pytest.mark.slow


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    return built.copy(tmp_path / "base")


def restrict(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("---\n") and "\naudience:" not in text
    file.write_text(text.replace("---\n", "---\naudience: agents\n", 1), encoding="utf-8")


def test_an_article_that_became_restricted_does_not_stay_in_the_other_languages(base: Path, built: BuiltBase) -> None:
    page = base / "site/public/fa/billing/refunds/index.html"
    assert page.is_file()
    restrict(base / "docs/en/billing/refunds.md")
    done = kbtool("build", "--language", "en", cwd=base)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "public/fa: the live edition has fa/billing/refunds/ and 1 more, which is" in done.stderr
    assert "build it too: --language fa" in done.stderr
    assert visible(base / "site") == visible(built.site)
    build(base, "--audience", "public", "--language", "en", "--language", "fa", "--language", "zh")
    assert not page.exists()


def test_other_audiences_that_may_see_it_hinder_nobody(base: Path) -> None:
    restrict(base / "docs/en/billing/refunds.md")
    build(base, "--audience", "agents", "--language", "en")


def test_the_search_of_a_language_that_stays_is_not_taken_for_what_was_withdrawn(base: Path) -> None:
    manifest = base / "site/public/zh/search/manifest.json"
    before = manifest.read_bytes()
    with (base / "docs/zh/billing/refunds.md").open("a", encoding="utf-8") as article:
        article.write("\n另有新的说明。\n")
    build(base, "--audience", "public", "--language", "en")
    assert manifest.read_bytes() == before
    build(base, "--audience", "public", "--language", "zh")
    assert manifest.read_bytes() != before
