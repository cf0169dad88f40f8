"""Reads the base that the preview shows: all of it once, later what has changed."""

from collections.abc import Sequence
from pathlib import Path

from kbtool.build.preview.change import Change
from kbtool.build.preview.known_base import KnownBase, read_base, reread_data
from kbtool.build.preview.reread import reread
from kbtool.config import Configuration
from kbtool.content.knowledge_base import KnowledgeBase


class BaseReader:
    """Knows the base as it was read last."""

    def __init__(self) -> None:
        self._known: KnownBase | None = None

    def forget(self) -> None:
        """All is read the next time."""
        self._known = None

    def read(self, configuration: Configuration, change: Change) -> KnowledgeBase:
        """The base after a change. Raises KbError, OSError; then all is read the next time."""
        known, self._known = self._known, None
        if known is None or known.kb.configuration != configuration or change.is_whole:
            known = read_base(configuration)
        else:
            known = _reread(known, change)
        self._known = known
        return known.kb


def _reread(known: KnownBase, change: Change) -> KnownBase:
    if change.data:
        known = reread_data(known)
    articles: Sequence[Path] = change.articles
    return (reread(known, articles) or read_base(known.kb.configuration)) if articles else known
