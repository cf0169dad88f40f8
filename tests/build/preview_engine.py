"""Stands for the processes that render: writes a word or two for each page, and notes which pages it was asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kbtool.build.job import Failure, IndexJob, Job, Rendered, RenderedPage, Task
from kbtool.build.preview import rendered_site
from kbtool.build.preview.builder import PreviewBuilder, Rebuilt
from kbtool.build.preview.state import Board
from kbtool.content.rule_ids import ARTICLE_TOO_COSTLY
from kbtool.errors import KbError
from kbtool.site.addresses import destination
from kbtool.site.staged_pages import StagedPage


class FakeEngine:
    """What the tests set, and what they look at."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        """Staged paths of the pages that were rendered."""
        self.fails = False
        self.slow = ""
        """The article that costs too much, below docs_dir."""

    def end(self) -> None:
        """As `Workers.end`."""

    def interrupt(self) -> None:
        """As `Workers.interrupt`."""

    def run(
        self, tasks: Sequence[Task], progress: Callable[..., None], meanwhile: Callable[[], None] | None = None
    ) -> list[Rendered | None]:
        """As `Workers.run`."""
        if self.fails:
            raise KbError("the engine is on strike")
        if meanwhile:
            meanwhile()
        return [self._job(task) if isinstance(task, Job) else _index(task) for task in tasks]

    def _job(self, job: Job) -> Rendered:
        slow = [Failure(page.source, ARTICLE_TOO_COSTLY, "takes more than 20 s", "") for page in job.pages]
        failures = tuple(failure for failure in slow if failure.source == self.slow)
        if failures:
            return Rendered(failures=failures)
        return Rendered(tuple(self._pages(job)))

    def _pages(self, job: Job) -> Iterator[RenderedPage]:
        for staged in job.pages:
            self.pages.append(staged.path)
            path = _write(job, staged)
            yield RenderedPage(staged.path, (path,), document=staged.body.encode())


def _write(job: Job, staged: StagedPage) -> str:
    path = destination(staged.page.url)
    file = job.edition.output / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<body>{staged.page.title}: {staged.body}</body>", encoding="utf-8")
    return path


def _index(task: IndexJob) -> Rendered:
    """One file that holds all that is searched."""
    path = task.facts.manifest
    file = task.output / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(task.documents))
    return Rendered(files=frozenset({path}))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """Renders for every preview of the test."""
    fake = FakeEngine()
    monkeypatch.setattr(rendered_site, "Workers", lambda *_: fake)
    return fake


def rebuilt(builder: PreviewBuilder, board: Board, *files: Path) -> Rebuilt:
    """What a change of these files comes to; without any, the first build."""
    changed = [str(file) for file in files]
    return builder.rebuild(board, changed or None)
