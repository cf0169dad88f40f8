"""Watches over what the pages of a job cost."""

from collections.abc import Sequence

from kbtool.build.budget import Budget, Step
from kbtool.site.staged_pages import StagedPage


class Watch:
    """Pages that stand for no article need no budget, and an engine that was started by hand has none."""

    def __init__(self, budget: Budget | None = None, pages: Sequence[StagedPage] = ()) -> None:
        self._budget = budget
        self._numbers = {staged.path: number for number, staged in enumerate(pages)}

    @property
    def failed(self) -> set[str]:
        """The sources that cost too much, or cannot be rendered."""
        return self._budget.failed if self._budget else set()

    def spend(self, staged: StagedPage, step: Step) -> str:
        """What a step of rendering the page gives (see `Budget.spend`)."""
        if self._budget is None or not staged.page.source:
            return step()
        return self._budget.spend(self._numbers[staged.path], staged.source, step)

    def start(self, staged: StagedPage) -> None:
        """From here on the page's cost counts."""
        if self._budget and staged.page.source:
            self._budget.start(self._numbers[staged.path], staged.source)

    def stop(self) -> None:
        """Up to here."""
        if self._budget:
            self._budget.stop()
