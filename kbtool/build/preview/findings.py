"""What the preview says about the articles that it cannot show."""

from collections.abc import Sequence
from urllib.parse import unquote

from kbtool.config import Configuration
from kbtool.content.files.collisions import article_key
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.selection import Withheld
from kbtool.diagnostics import Diagnostic, Severity
from kbtool.site.addresses import page_url


def find_problems(kb: KnowledgeBase, broken: Sequence[Withheld]) -> tuple[Diagnostic, ...]:
    """All errors, and whatever is said about the articles that are kept out."""
    paths = {item.path for item in broken}
    return tuple(
        item
        for item in kb.diagnostics
        if item.severity is Severity.ERROR or (item.path in paths and item.severity is Severity.WARNING)
    )


def withheld_addresses(configuration: Configuration, broken: Sequence[Withheld]) -> dict[str, Withheld]:
    """Address below the root of the site, decoded → the article that would be there."""
    prefixes = {language.locale: language.prefix for language in configuration.languages}
    found: dict[str, Withheld] = {}
    for item in broken:
        below = item.path.removeprefix(f"{configuration.docs_name}/").partition("/")[2]
        if item.language in prefixes and below:
            found[unquote(page_url(prefixes[item.language], article_key(below)))] = item
    return found
