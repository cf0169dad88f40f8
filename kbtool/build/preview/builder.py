"""Builds what the preview shows, and no more of it than has changed."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from threading import RLock
from time import monotonic, time_ns
from urllib.parse import unquote, urlsplit

from kbtool.build.build import NOTHING, broken_articles, refuse_lost_data
from kbtool.build.preview.planning import PlannedSite, plan_article, plan_site
from kbtool.build.preview.rendered_site import RenderedSite
from kbtool.build.preview.state import Board, PreviewState
from kbtool.build.rendering import as_diagnostics
from kbtool.config import Configuration, read_configuration
from kbtool.content.edition import Withheld
from kbtool.content.files.collisions import article_key
from kbtool.content.files.walk import is_markdown
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic, Severity
from kbtool.errors import ConfigError, KbError
from kbtool.history.base_store import open_base_store
from kbtool.site.addresses import page_url
from kbtool.site.response_headers import response_headers

SEE_TERMINAL = "the change cannot be built; the terminal of kbtool serve says why"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What one build came to."""

    languages: tuple[str, ...]
    """Locales that were rendered; empty when nothing that readers see has changed."""
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
        self._planned: PlannedSite | None = None
        self._failed: dict[str, tuple[str, Diagnostic]] = {}
        """Article that could not be rendered → its text then, and why. It is not tried again as it stands."""
        self._start, self._numbers = time_ns(), count(1)
        self._lock = RLock()
        self._saves = 0
        """How often files have changed."""

    def first_state(self, configuration: Configuration) -> PreviewState:
        """The state before the first build."""
        headers = tuple(response_headers(configuration, self.audience))
        return PreviewState(token=self._token(), mount=_mount(configuration, self.audience), headers=headers)

    def make(self, path: str, board: Board) -> bool:
        """Sees to it that a file below the audience's root is there (see `RenderedSite.make`)."""
        try:
            return self.site.make(path)
        except (KbError, OSError) as error:
            board.show(replace(board.state, errors=(str(error) if self.shows_sources else SEE_TERMINAL,)))
            return False

    def show_first(self, board: Board, changed: Sequence[str]) -> None:
        """Shows the page of the one article whose text has changed, before all else is planned anew.

        Every change goes through here first: `rebuild` gives up what it has planned from files that are older.
        """
        with self._lock:
            self._saves += 1
            planned = self._planned
            if planned is None or len(changed) != 1 or board.state.errors:
                return
            staged = plan_article(planned, Path(changed[0]))
            path = f"{planned.kb.configuration.docs_name}/{staged.source}" if staged else ""
            if staged and path not in self._failed and self.site.take_page(staged.page.language, staged):
                board.show(replace(board.state, token=self._token()))

    def rebuild(self, board: Board, changed: Sequence[str] | None) -> Rebuilt | None:
        """Plans what the changed files (absolute; None for all) have changed, and puts the result on the board.

        None where files have changed meanwhile: then it has to be done again, with those.
        """
        started, saves = monotonic(), self._saves
        state, languages, errors = board.state, tuple[str, ...](), tuple[str, ...]()
        problems: tuple[Diagnostic, ...] = ()
        broken: list[Withheld] = []
        try:
            configuration = read_configuration(self.config)
            if not _are_articles(changed):
                self._failed = {}
            kb = self._without_failed(self._read(configuration))
            problems = _problems(kb, broken_articles(kb))
            refuse_lost_data(kb)
            planned = plan_site(kb, self.audience)
            with self._lock:
                if saves != self._saves:
                    return None
                is_new, languages = self._take(planned, changed)
            kb = self._planned.kb if self._planned else kb
            broken = broken_articles(kb)
            problems = _problems(kb, broken)
            state = self._newer(board, configuration, is_new)
            state = replace(state, withheld=_by_address(configuration, broken) if self.shows_sources else {})
        except (KbError, OSError) as error:
            errors = error.problems if isinstance(error, ConfigError) else (str(error),)
            self._planned = None  # what could not be built now must not be forgotten by the next build
        shown = (problems, errors) if self.shows_sources else ((), errors and (SEE_TERMINAL,))
        board.show(replace(state, problems=shown[0], errors=shown[1]))
        return Rebuilt(languages, monotonic() - started, problems, len(broken), errors)

    def _read(self, configuration: Configuration) -> KnowledgeBase:
        with open_base_store(configuration.root, date.today()) as store:
            return KnowledgeBase.from_folder(configuration, store)

    def _take(self, planned: PlannedSite, changed: Sequence[str] | None) -> tuple[bool, tuple[str, ...]]:
        """Shows another plan; articles that fail at once are left out. Returns whether open pages have to be loaded
        again, and the languages that differ from before."""
        if not planned.sites:
            raise KbError(NOTHING)
        before = self._planned.sites if self._planned else {}
        is_anew = not _are_articles(changed) or self._planned is None
        languages = tuple(locale for locale, site in planned.sites.items() if is_anew or before.get(locale) != site)
        is_new = bool(languages or before.keys() - planned.sites.keys()) and self.site.take(planned, is_anew)
        self._planned = planned
        if not self.site.failures:
            return is_new, languages
        kb = self.note_failures(planned.kb)
        is_newer, others = self._take(plan_site(kb, self.audience), ())
        return is_new or is_newer, tuple(dict.fromkeys((*languages, *others)))

    def note_failures(self, kb: KnowledgeBase) -> KnowledgeBase:
        """The base without the articles that could not be rendered since the last time."""
        failures, self.site.failures = self.site.failures, []
        found = as_diagnostics(
            kb,
            [failure for failure in failures if f"{kb.configuration.docs_name}/{failure.source}" not in self._failed],
        )
        for item in found:
            self._failed[item.path] = (_shown_text(kb, item.path), item)
        return kb.without(found)

    def _without_failed(self, kb: KnowledgeBase) -> KnowledgeBase:
        """The base without the articles that failed in an earlier build and have not changed since."""
        self._failed = {path: known for path, known in self._failed.items() if _shown_text(kb, path) == known[0]}
        return kb.without(found for _, found in self._failed.values()) if self._failed else kb

    def _newer(self, board: Board, configuration: Configuration, is_new: bool) -> PreviewState:
        return replace(
            board.state,
            token=self._token() if is_new else board.state.token,
            root=self.site.root,
            make=partial(self.make, board=board),
            mount=_mount(configuration, self.audience),
            prefixes=tuple(language.prefix for language in configuration.languages),
            headers=tuple(response_headers(configuration, self.audience)),
        )

    def _token(self) -> str:
        """Differs from those of an earlier run, too: its pages may still be open."""
        return f"{self._start}-{next(self._numbers)}"


def _shown_text(kb: KnowledgeBase, path: str) -> str:
    """The text of an article, with the texts that it includes below it."""
    article = kb.by_path.get(path)
    paths = (path, *(article.includes if article else ()))
    return "\n".join(kb.texts[name].text for name in paths if name in kb.texts)


def _are_articles(changed: Sequence[str] | None) -> bool:
    """Whether nothing but articles has changed."""
    return changed is not None and all(map(is_markdown, changed))


def _problems(kb: KnowledgeBase, broken: Sequence[Withheld]) -> tuple[Diagnostic, ...]:
    """All errors, and whatever is said about the articles that are kept out."""
    paths = {item.path for item in broken}
    return tuple(
        item
        for item in kb.diagnostics
        if item.severity is Severity.ERROR or (item.path in paths and item.severity is Severity.WARNING)
    )


def _by_address(configuration: Configuration, broken: Sequence[Withheld]) -> dict[str, Withheld]:
    prefixes = {language.locale: language.prefix for language in configuration.languages}
    found: dict[str, Withheld] = {}
    for item in broken:
        below = item.path.removeprefix(f"{configuration.docs_name}/").partition("/")[2]
        if item.language in prefixes and below:
            found[unquote(page_url(prefixes[item.language], article_key(below)))] = item
    return found


def _mount(configuration: Configuration, audience: str) -> str:
    path = unquote(urlsplit(configuration.address(audience)).path)
    return path if path.startswith("/") else "/"
