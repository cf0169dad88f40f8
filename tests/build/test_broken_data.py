"""An error in a data file changes nothing of what readers see: the site stays, or the faulty entry alone is missing."""

from contextlib import closing
from pathlib import Path

import pytest

from kbtool.build.build import must_stop
from kbtool.build.options import Options
from kbtool.build.preview.builder import PreviewBuilder
from kbtool.build.preview.state import Board
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.build.conftest import BuiltBase
from tests.build.running import build, kbtool
from tests.build.site_tree import visible
from tests.build.small_base import SETTINGS, TAGS

pytestmark = pytest.mark.slow

TWICE = f"{TAGS}zqsecret:\n  title: {{en: zqsecret}}\nzqSecret:\n  title: {{en: zqsecret}}\n"
WITHHOLD = SETTINGS.replace("    contact:", "    broken_articles: withhold\n    contact:")


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    return built.copy(tmp_path / "base")


@pytest.mark.parametrize("settings", [SETTINGS, WITHHOLD], ids=["stop", "withhold"])
def test_a_restricted_entry_that_hides_the_others_keeps_the_site_as_it_was(
    settings: str, base: Path, built: BuiltBase
) -> None:
    (base / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (base / "docs/_data/tags.yml").write_text(TWICE, encoding="utf-8")
    done = kbtool("build", "--withhold", cwd=base)
    line = TWICE.split("\n").index("zqSecret:") + 1
    assert done.returncode == 1
    assert f"docs/_data/tags.yml:{line}:1: error KB021 duplicate-key" in done.stderr
    assert "1 data file with errors: the site stays as it was\nmend what is listed above\n" in done.stderr
    assert visible(base / "site") == visible(built.site)


def test_a_faulty_entry_stops_the_build_or_is_left_out_alone(base: Path, built: BuiltBase) -> None:
    (base / "docs/_data/tags.yml").write_text(f"{TAGS}zqsecret: {{titel: {{en: zqsecret}}}}\n", encoding="utf-8")
    done = kbtool("build", cwd=base)
    assert done.returncode == 1
    assert "kbtool build --withhold" in done.stderr
    assert visible(base / "site") == visible(built.site)
    build(base, "--withhold", "--audience", "public", "--language", "en")
    assert visible(base / "site" / "public") == visible(built.site / "public")


def test_what_is_no_error_stops_nothing(base: Path) -> None:
    (base / "docs/_data/tag.yml").write_text("a: b\n", encoding="utf-8")
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    assert [item.path for item in kb.data.diagnostics] == ["docs/_data/tag.yml"]
    assert not must_stop(kb, Options(base / "site"))


def test_the_preview_shows_the_error_and_keeps_the_last_good_site(base: Path) -> None:
    builder = PreviewBuilder(base / "mkdocs.yml", "public", base / "preview", 1, "mkdocs", shows_sources=True)
    with closing(builder.site):
        board = Board(builder.first_state(read_configuration(base / "mkdocs.yml")))
        builder.rebuild(board, None)
        good, tags = board.state, base / "docs/_data/tags.yml"
        tags.write_text(TWICE, encoding="utf-8")
        builder.rebuild(board, [str(tags)])
        assert board.state.errors == ("docs/_data/tags.yml: has an error that hides all its entries",)
        assert [item.id for item in board.state.problems] == ["KB021"]
        assert board.state.token == good.token
        tags.write_text(TAGS, encoding="utf-8")
        rebuilt = builder.rebuild(board, [str(tags)])
        assert rebuilt is not None
        assert not rebuilt.errors
