"""What the preview renders again after a change, without rendering it."""

from pathlib import Path

import pytest

from kbtool.build.preview.builder import SEE_TERMINAL, PreviewBuilder
from kbtool.build.preview.state import Board
from kbtool.config import read_configuration
from tests.build.preview_engine import FakeEngine, engine, rebuilt
from tests.cli.conftest import TEXTS, write

__all__ = ["engine"]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    write(tmp_path, TEXTS)
    return tmp_path


@pytest.fixture
def builder(base: Path, engine: FakeEngine) -> PreviewBuilder:
    return PreviewBuilder(base / "mkdocs.yml", "public", base / "site", 0, "mkdocs", shows_sources=True)


@pytest.fixture
def board(builder: PreviewBuilder) -> Board:
    board = Board(builder.first_state(read_configuration(builder.config)))
    rebuilt(builder, board)
    return board


def changed(builder: PreviewBuilder, board: Board, path: str, text: str) -> tuple[str, ...]:
    """The languages that a new text of one file makes it render."""
    file = builder.config.parent / path
    file.write_text(text, encoding="utf-8")
    return rebuilt(builder, board, file).languages


def page(builder: PreviewBuilder, board: Board, path: str) -> str:
    """What is shown at a path; empty for nothing."""
    assert board.state.root
    file = board.state.root / path / "index.html"
    return file.read_text(encoding="utf-8") if builder.make(f"{path}/", board) and file.exists() else ""


def test_the_first_build_renders_one_page_of_each_language(board: Board, engine: FakeEngine) -> None:
    assert [path.partition("/")[0] for path in engine.pages] == ["en", "fa", "zh-CN"]


def test_a_page_is_rendered_when_it_is_asked_for_and_once(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    engine.pages = []
    first = page(builder, board, "billing/refunds")
    assert first.startswith("<body>")
    assert page(builder, board, "billing/refunds") == first
    assert engine.pages == ["en/billing/refunds.md"]


def test_a_new_text_is_on_its_page_and_no_other_page_is_rendered_again(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    page(builder, board, "billing/refunds")
    token, engine.pages = board.state.token, []
    changed(builder, board, "docs/en/billing/refunds.md", TEXTS["docs/en/billing/refunds.md"] + "\nNew words.\n")
    assert board.state.token != token
    assert "New words." in page(builder, board, "billing/refunds")
    assert engine.pages == ["en/billing/refunds.md"]


def test_a_page_that_was_open_is_rendered_before_it_is_asked_for_again(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    page(builder, board, "billing/refunds")
    engine.pages = []
    builder.make_awaited(board)
    assert engine.pages == []
    changed(builder, board, "docs/en/billing/refunds.md", TEXTS["docs/en/billing/refunds.md"] + "\nNew words.\n")
    for _ in range(2):
        builder.make_awaited(board)
    assert engine.pages == ["en/billing/refunds.md"]
    assert "New words." in page(builder, board, "billing/refunds")
    assert engine.pages == ["en/billing/refunds.md"]


def test_a_page_that_nobody_looks_at_is_planned_when_it_is_asked_for(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    page(builder, board, "billing/refunds")
    text = TEXTS["docs/en/billing/refunds.md"]
    changed(builder, board, "docs/en/billing/refunds.md", text + "\nMore.\n")
    token, engine.pages = board.state.token, []
    changed(builder, board, "docs/en/billing/refunds.md", text.replace("title: Refunds", "title: Money back"))
    assert (board.state.token, engine.pages) == (token, [])
    assert "Money back" in page(builder, board, "billing/refunds")


def test_what_is_for_a_narrower_audience_now_is_gone_with_its_words(builder: PreviewBuilder, board: Board) -> None:
    while builder.site.work_ahead():
        pass
    assert board.state.root
    manifest = board.state.root / "search/manifest.json"
    file = builder.config.parent / "docs/en/billing/refunds.md"
    body = file.read_text(encoding="utf-8").strip().rpartition("\n")[2]
    assert body in manifest.read_text(encoding="utf-8")
    text = TEXTS["docs/en/billing/refunds.md"].replace("---\n", "---\naudience: agents\n", 1)
    changed(builder, board, "docs/en/billing/refunds.md", text)
    manifest = board.state.root / "search/manifest.json"
    assert not manifest.exists()
    assert page(builder, board, "billing/refunds") == ""
    builder.make("search/manifest.json", board)
    assert body not in manifest.read_text(encoding="utf-8")


def test_a_new_body_concerns_its_language_only(builder: PreviewBuilder, board: Board) -> None:
    assert changed(builder, board, "docs/fa/billing/refunds.md", "---\ntitle: بازپرداخت\n---\nنو.\n") == ("fa",)


def test_what_translations_inherit_concerns_them_too(builder: PreviewBuilder, board: Board) -> None:
    text = TEXTS["docs/en/billing/refunds.md"].replace("tags: [money]", "tags: []")
    assert changed(builder, board, "docs/en/billing/refunds.md", text) == ("en", "fa", "zh-CN")


def test_an_article_that_the_audience_cannot_read_concerns_nobody(builder: PreviewBuilder, board: Board) -> None:
    token = board.state.token
    assert changed(builder, board, "docs/en/billing/secret.md", TEXTS["docs/en/billing/secret.md"] + "More.\n") == ()
    assert board.state.token == token


@pytest.mark.parametrize("path", ["docs/en/billing/refund.png", "mkdocs.yml", "overrides/x.css"])
def test_what_is_no_article_may_concern_everybody(builder: PreviewBuilder, board: Board, path: str) -> None:
    (builder.config.parent / "overrides").mkdir()
    text = TEXTS.get(path, "") + "# more\n"
    assert changed(builder, board, path, text) == ("en", "fa", "zh-CN")


def test_another_title_of_a_tag_concerns_everybody_and_stages_nothing_anew(
    builder: PreviewBuilder, board: Board
) -> None:
    root = board.state.root
    assert changed(builder, board, "docs/_data/tags.yml", TEXTS["docs/_data/tags.yml"] + "\n") == ()
    assert changed(builder, board, "docs/_data/tags.yml", "money: {title: {en: Coins}}\n") == ("en", "fa", "zh-CN")
    assert board.state.root == root


def test_what_could_not_be_built_is_built_the_next_time(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    good = board.state
    engine.fails = True
    assert changed(builder, board, "mkdocs.yml", TEXTS["mkdocs.yml"] + "\n") == ()
    assert board.state.errors == ("the engine is on strike",)
    assert (board.state.token, board.state.root) == (good.token, good.root)
    engine.fails = False
    assert changed(builder, board, "docs/fa/index.md", TEXTS["docs/fa/index.md"] + "\n") == ("en", "fa", "zh-CN")
    assert not board.state.errors


def test_problems_are_shown_also_when_nothing_can_be_built(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    engine.fails = True
    changed(builder, board, "docs/fa/index.md", "---\ntitel: x\n---\n")
    assert "docs/fa/index.md" in {problem.path for problem in board.state.problems}


def test_a_broken_article_is_known_by_its_address(board: Board) -> None:
    assert board.state.withheld["start/broken/"].path == "docs/en/start/broken.md"


def test_others_see_no_source(base: Path, engine: FakeEngine) -> None:
    builder = PreviewBuilder(base / "mkdocs.yml", "public", base / "site", 0, "mkdocs", shows_sources=False)
    board = Board(builder.first_state(read_configuration(builder.config)))
    result = rebuilt(builder, board)
    assert result.problems
    assert (board.state.problems, board.state.withheld) == ((), {})
    (base / "mkdocs.yml").write_text("secret: [", encoding="utf-8")
    result = rebuilt(builder, board, base / "mkdocs.yml")
    assert "mkdocs.yml" in result.errors[0]
    assert board.state.errors == (SEE_TERMINAL,)


def test_an_article_that_cannot_be_rendered_is_shown_and_tried_again_when_it_changes(
    builder: PreviewBuilder, board: Board, engine: FakeEngine
) -> None:
    path, engine.slow = "docs/fa/billing/refunds.md", "fa/billing/refunds.md"
    assert page(builder, board, "fa/billing/refunds") == ""
    rebuilt(builder, board, builder.config)
    page(builder, board, "fa/billing/refunds")
    changed(builder, board, "docs/en/index.md", TEXTS["docs/en/index.md"] + "\n")
    assert "article-too-costly" in {problem.name for problem in board.state.problems}
    assert board.state.withheld["fa/billing/refunds/"].path == path
    changed(builder, board, "docs/en/index.md", TEXTS["docs/en/index.md"])
    assert "article-too-costly" in {problem.name for problem in board.state.problems}
    engine.slow = ""
    changed(builder, board, path, TEXTS[path] + "\n")
    assert "article-too-costly" not in {problem.name for problem in board.state.problems}
    assert page(builder, board, "fa/billing/refunds") != ""


def test_after_the_end_nothing_is_rendered_any_more(builder: PreviewBuilder, board: Board, engine: FakeEngine) -> None:
    builder.site.close()
    engine.pages = []
    assert not builder.make("billing/refunds/", board)
    assert rebuilt(builder, board, builder.config).errors == ("the preview has ended",)
    assert engine.pages == []
