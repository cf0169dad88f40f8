"""Articles that cannot be rendered, as errors that keep them out."""

from collections.abc import Sequence

from kbtool.build.job import Failure
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.source_lines import with_source_lines
from kbtool.diagnostics import Diagnostic, Span
from kbtool.errors import KbError


def as_diagnostics(kb: KnowledgeBase, failures: Sequence[Failure]) -> list[Diagnostic]:
    """The failures as errors at the first line of the text below the front matter.

    Raises KbError for a page that stands for no article: nothing can be withheld there.
    """
    found: list[Diagnostic] = []
    for failure in failures:
        path = f"{kb.configuration.docs_name}/{failure.source}"
        article = kb.by_path.get(path)
        if article is None:
            raise KbError(f"{failure.source}: {failure.message}")
        error = failure.rule.at(path, Span.at(article.body_line), failure.message, failure.hint)
        found += with_source_lines((error,), kb.texts[path].text)
    return found
