"""What the preview renders again after a change, without rendering it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kbtool.build.build import Built
from kbtool.build.plan import PlannedEdition
from kbtool.build.preview import builder as serve_builder
from kbtool.build.preview.builder import PreviewBuilder
from kbtool.build.preview.state import Board
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.rule_ids import ARTICLE_TOO_COSTLY
from kbtool.diagnostics import START, Diagnostic
from kbtool.errors import KbError
from tests.cli.conftest import TEXTS, write


class Rendered:
    """Stands for the engine: notes which languages it was asked for."""

    def __init__(self) -> None:
        self.languages: list[str] = []
        self.fails = False
        self.slow = ""
        """The article that costs too much."""

    def __call__(self, kb: KnowledgeBase, planned: Sequence[PlannedEdition], *_: object) -> Built:
        self.languages = [item.site.edition.language for item in planned]
        if self.fails:
            raise KbError("the engine is on strike")
        is_slow = self.slow in kb.by_path
        return Built((), {}, {}, kb.without([slow(self.slow)]) if is_slow else kb)


def slow(path: str) -> Diagnostic:
    """What a build says of an article past its budget."""
    return ARTICLE_TOO_COSTLY.at(path, START, "takes more than 20 s")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Rendered:
    engine = Rendered()
    monkeypatch.setattr(serve_builder, "build_planned", engine)
    return engine


@pytest.fixture
def base(tmp_path: Path) -> Path:
    write(tmp_path, TEXTS)
    return tmp_path


@pytest.fixture
def builder(base: Path, rendered: Rendered) -> PreviewBuilder:
    return PreviewBuilder(base / "mkdocs.yml", "public", base / "site", 0, "mkdocs", shows_sources=True)


@pytest.fixture
def board(builder: PreviewBuilder) -> Board:
    board = Board(builder.first_state(read_configuration(builder.config)))
    builder.rebuild(board, None)
    return board


def changed(builder: PreviewBuilder, board: Board, path: str, text: str) -> tuple[str, ...]:
    """The languages that a new text of one file makes it render."""
    file = builder.config.parent / path
    file.write_text(text, encoding="utf-8")
    return builder.rebuild(board, [str(file)]).languages


def test_the_first_build_renders_every_language(board: Board, rendered: Rendered) -> None:
    assert rendered.languages == ["en", "fa", "zh-CN"]


def test_a_new_body_concerns_its_language_only(builder: PreviewBuilder, board: Board) -> None:
    assert changed(builder, board, "docs/fa/billing/refunds.md", "---\ntitle: بازپرداخت\n---\nنو.\n") == ("fa",)


def test_what_translations_inherit_concerns_them_too(builder: PreviewBuilder, board: Board) -> None:
    text = TEXTS["docs/en/billing/refunds.md"].replace("tags: [money]", "tags: []")
    assert changed(builder, board, "docs/en/billing/refunds.md", text) == ("en", "fa", "zh-CN")


def test_an_article_that_the_audience_cannot_read_concerns_nobody(builder: PreviewBuilder, board: Board) -> None:
    token = board.state.token
    assert changed(builder, board, "docs/en/billing/secret.md", TEXTS["docs/en/billing/secret.md"] + "More.\n") == ()
    assert board.state.token == token


@pytest.mark.parametrize("path", ["docs/en/billing/refund.png", "mkdocs.yml", "docs/_data/tags.yml", "overrides/x.css"])
def test_what_is_no_article_may_concern_everybody(builder: PreviewBuilder, board: Board, path: str) -> None:
    (builder.config.parent / "overrides").mkdir()
    text = TEXTS.get(path, "") + "\n"
    assert changed(builder, board, path, text) == ("en", "fa", "zh-CN")


def test_what_could_not_be_built_is_built_the_next_time(
    builder: PreviewBuilder, board: Board, rendered: Rendered
) -> None:
    good = board.state
    rendered.fails = True
    assert changed(builder, board, "mkdocs.yml", TEXTS["mkdocs.yml"] + "\n") == ()
    assert board.state.errors == ("the engine is on strike",)
    assert (board.state.token, board.state.root) == (good.token, good.root)
    rendered.fails = False
    assert changed(builder, board, "docs/fa/index.md", TEXTS["docs/fa/index.md"] + "\n") == ("en", "fa", "zh-CN")
    assert not board.state.errors


def test_problems_are_shown_also_when_nothing_can_be_built(
    builder: PreviewBuilder, board: Board, rendered: Rendered
) -> None:
    rendered.fails = True
    changed(builder, board, "docs/fa/index.md", "---\ntitel: x\n---\n")
    assert "docs/fa/index.md" in {problem.path for problem in board.state.problems}


def test_a_broken_article_is_known_by_its_address(board: Board) -> None:
    assert board.state.withheld["start/broken/"].path == "docs/en/start/broken.md"


def test_others_see_no_source(base: Path, rendered: Rendered) -> None:
    builder = PreviewBuilder(base / "mkdocs.yml", "public", base / "site", 0, "mkdocs", shows_sources=False)
    board = Board(builder.first_state(read_configuration(builder.config)))
    result = builder.rebuild(board, None)
    assert result.problems
    assert (board.state.problems, board.state.withheld) == ((), {})
    (base / "mkdocs.yml").write_text("secret: [", encoding="utf-8")
    result = builder.rebuild(board, [str(base / "mkdocs.yml")])
    assert "mkdocs.yml" in result.errors[0]
    assert board.state.errors == (serve_builder.SEE_TERMINAL,)


def test_an_article_that_cannot_be_rendered_is_shown_and_tried_again_when_it_changes(
    builder: PreviewBuilder, board: Board, rendered: Rendered
) -> None:
    path = rendered.slow = "docs/fa/index.md"
    assert changed(builder, board, path, TEXTS[path] + "\n") == ("fa", "en", "zh-CN")  # they link to it
    assert slow(path) in board.state.problems
    assert board.state.withheld["fa/"].path == path
    assert changed(builder, board, "docs/fa/billing/refunds.md", "---\ntitle: بازپرداخت\n---\nنو.\n") == ("fa",)
    assert slow(path) in board.state.problems
    rendered.slow = ""
    changed(builder, board, path, TEXTS[path])
    assert slow(path) not in board.state.problems
    assert not board.state.withheld.keys() & {"fa/"}
