"""A Markdown extension that keeps an article within its budget."""

from collections.abc import Callable

from markdown import Extension, Markdown

Step = Callable[[], str]


class BudgetedMarkdown(Extension):
    """Has each conversion done by `spend`, which says what came of it (see `Budget.spend`)."""

    def __init__(self, spend: Callable[[Step], str]) -> None:
        super().__init__()
        self.spend = spend

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Wraps the conversion of this one converter: the engine makes one for each page and offers no hook there."""
        convert = md.convert
        md.convert = lambda source: self.spend(lambda: convert(source))  # type: ignore[method-assign]
