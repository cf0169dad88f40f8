"""The articles that could not be rendered; none is tried again as it stands."""

from collections.abc import Sequence

from kbtool.build.failures import as_diagnostics
from kbtool.build.job import Failure
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic


class FailedArticles:
    """They are kept out of the site like those with errors."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Diagnostic]] = {}
        """Article → its text then, and why."""

    def forget(self) -> None:
        """All may be tried again."""
        self._known = {}

    def note(self, kb: KnowledgeBase, failures: Sequence[Failure]) -> KnowledgeBase:
        """The base without the articles of these failures. Raises KbError for a page that stands for no article."""
        docs_name = kb.configuration.docs_name
        found = as_diagnostics(kb, [item for item in failures if f"{docs_name}/{item.source}" not in self._known])
        for item in found:
            self._known[item.path] = (_shown_text(kb, item.path), item)
        return kb.without(found)

    def left_out(self, kb: KnowledgeBase) -> KnowledgeBase:
        """The base without those that have failed and have not changed since."""
        self._known = {path: known for path, known in self._known.items() if _shown_text(kb, path) == known[0]}
        return kb.without(found for _, found in self._known.values()) if self._known else kb


def _shown_text(kb: KnowledgeBase, path: str) -> str:
    """The text of an article, with the texts that it includes below it."""
    article = kb.by_path.get(path)
    paths = (path, *(article.includes if article else ()))
    return "\n".join(kb.texts[name].text for name in paths if name in kb.texts)
