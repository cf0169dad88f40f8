"""Builds what the preview shows, and no more of it than has changed."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic, time_ns
from urllib.parse import unquote, urlsplit

from kbtool.build.build import NOTHING, broken_articles, refuse_lost_data
from kbtool.build.preview.base_reader import BaseReader
from kbtool.build.preview.change import Change, find_change
from kbtool.build.preview.failed_articles import FailedArticles
from kbtool.build.preview.findings import find_problems, withheld_addresses
from kbtool.build.preview.planning import PlannedSite, changed_languages, plan_site
from kbtool.build.preview.rendered_site import RenderedSite
from kbtool.build.preview.state import Board, PreviewState
from kbtool.config import Configuration, read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.selection import Withheld
from kbtool.diagnostics import Diagnostic
from kbtool.errors import ConfigError, KbError
from kbtool.site.response_headers import response_headers

SEE_TERMINAL = "the change cannot be built; the terminal of kbtool serve says why"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What one build came to."""

    languages: tuple[str, ...]
    """Locales with other articles than before; empty when nothing that readers see has changed."""
    seconds: float
    problems: tuple[Diagnostic, ...]
    """What is wrong in the articles."""
    withheld: int
    """Articles that errors keep out."""
    errors: tuple[str, ...]
    """Why it failed, one line each; the site is the last good one then."""


@dataclass
class PreviewBuilder:
    """Knows what the last build was made of."""

    config: Path
    audience: str
    output: Path
    jobs: int
    engine: str
    shows_sources: bool
    """False where others can reach the preview: they see the site and nothing of what is kept out of it."""

    def __post_init__(self) -> None:
        self.site = RenderedSite(self.output, self.engine, self.jobs or os.cpu_count() or 1)
        self._reader, self._failed = BaseReader(), FailedArticles()
        self._planned: PlannedSite | None = None
        self._start, self._numbers = time_ns(), count(1)

    def first_state(self, configuration: Configuration) -> PreviewState:
        """The state before the first build."""
        headers = tuple(response_headers(configuration, self.audience))
        return PreviewState(token=self._token(), mount=_mount(configuration, self.audience), headers=headers)

    def make(self, path: str, board: Board) -> bool:
        """Sees to it that a file below the audience's root is there (see `RenderedSite.make`)."""
        return self._tried(partial(self.site.make, path), board)

    def make_awaited(self, board: Board) -> None:
        """Renders what an open page will ask for now (see `RenderedSite.make_awaited`)."""
        self._tried(self.site.make_awaited, board)

    def _tried(self, make: Callable[[], bool], board: Board) -> bool:
        try:
            return make()
        except (KbError, OSError) as error:
            board.show(replace(board.state, errors=(str(error) if self.shows_sources else SEE_TERMINAL,)))
            return False

    def rebuild(self, board: Board, changed: Sequence[str] | None) -> Rebuilt:
        """Plans what the changed files (absolute; None for all) have changed, and puts the result on the board."""
        started = monotonic()
        state, languages, errors = board.state, tuple[str, ...](), tuple[str, ...]()
        problems: tuple[Diagnostic, ...] = ()
        broken: list[Withheld] = []
        try:
            configuration = read_configuration(self.config)
            change = find_change(changed, configuration)
            kb = self._read(configuration, change)
            problems = find_problems(kb, broken_articles(kb))
            refuse_lost_data(kb)
            is_new, languages = self._take(kb, change.is_anew)
            kb = self._planned.kb if self._planned else kb
            broken = broken_articles(kb)
            problems = find_problems(kb, broken)
            state = self._newer(board, configuration, is_new)
            state = replace(state, withheld=withheld_addresses(configuration, broken) if self.shows_sources else {})
        except (KbError, OSError) as error:
            errors = error.problems if isinstance(error, ConfigError) else (str(error),)
            self._planned = None  # what could not be built now must not be forgotten by the next build
            self._reader.forget()
        shown = (problems, errors) if self.shows_sources else ((), errors and (SEE_TERMINAL,))
        board.show(replace(state, problems=shown[0], errors=shown[1]))
        return Rebuilt(languages, monotonic() - started, problems, len(broken), errors)

    def _read(self, configuration: Configuration, change: Change) -> KnowledgeBase:
        if change.data or change.is_anew:
            self._failed.forget()
        return self._failed.left_out(self._reader.read(configuration, change))

    def _take(self, kb: KnowledgeBase, is_anew: bool) -> tuple[bool, tuple[str, ...]]:
        """Shows another plan; articles that fail at once are left out. Returns whether open pages have to be loaded
        again, and the languages that differ from before."""
        before = self._planned
        is_known = is_anew and before and before.kb is kb
        planned = before if is_known and before else plan_site(kb, self.audience, before)
        if not planned.sites:
            raise KbError(NOTHING)
        is_anew = is_anew or before is None
        languages = changed_languages(before, planned) if before and not is_anew else tuple(planned.sites)
        if not languages and before:
            self._planned = replace(before, kb=kb)
            return False, ()
        is_new = self.site.take(planned, is_anew)
        self._planned = planned
        if not self.site.failures:
            return is_new, languages
        is_newer, others = self._take(self.note_failures(kb), is_anew=False)
        return is_new or is_newer, tuple(dict.fromkeys((*languages, *others)))

    def note_failures(self, kb: KnowledgeBase) -> KnowledgeBase:
        """The base without the articles that could not be rendered since the last time."""
        failures, self.site.failures = self.site.failures, []
        return self._failed.note(kb, failures)

    def _newer(self, board: Board, configuration: Configuration, is_new: bool) -> PreviewState:
        return replace(
            board.state,
            token=self._token() if is_new else board.state.token,
            root=self.site.root,
            make=partial(self.make, board=board),
            mount=_mount(configuration, self.audience),
            prefixes=tuple(language.prefix for language in configuration.languages),
            headers=tuple(response_headers(configuration, self.audience)),
            lasting=self.site.lasting,
        )

    def _token(self) -> str:
        """Differs from those of an earlier run, too: its pages may still be open."""
        return f"{self._start}-{next(self._numbers)}"


def _mount(configuration: Configuration, audience: str) -> str:
    path = unquote(urlsplit(configuration.address(audience)).path)
    return path if path.startswith("/") else "/"
