"""Builds what the preview shows, and no more of it than has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from time import monotonic, time_ns
from urllib.parse import unquote, urlsplit

from kbtool.build.build import broken_articles, build_planned
from kbtool.build.options import Options
from kbtool.build.plan import PlannedEdition, plan
from kbtool.build.preview.state import Board, PreviewState
from kbtool.config import Configuration, read_configuration
from kbtool.content.edition import Withheld
from kbtool.content.files.collisions import article_key
from kbtool.content.files.walk import is_markdown
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic, Severity
from kbtool.errors import ConfigError, KbError
from kbtool.site.addresses import page_url
from kbtool.site.edition_site import EditionSite
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
        self._built: dict[str, EditionSite] = {}
        self._failed: dict[str, tuple[str, Diagnostic]] = {}
        """Article that could not be rendered → its text then, and why. It is not tried again as it stands."""
        self._start, self._numbers = time_ns(), count(1)

    def first_state(self, configuration: Configuration) -> PreviewState:
        """The state before the first build."""
        headers = tuple(response_headers(configuration, self.audience))
        return PreviewState(token=self._token(), mount=_mount(configuration, self.audience), headers=headers)

    def rebuild(self, board: Board, changed: Sequence[str] | None) -> Rebuilt:
        """Builds what the changed files (absolute; None for all) have changed, and puts the result on the board."""
        started = monotonic()
        state, languages, errors = board.state, tuple[str, ...](), tuple[str, ...]()
        problems: tuple[Diagnostic, ...] = ()
        broken: list[Withheld] = []
        try:
            configuration = read_configuration(self.config)
            if not _are_articles(changed):
                self._failed = {}
            kb = self._without_failed(KnowledgeBase.from_folder(configuration))
            problems = _problems(kb, broken_articles(kb))
            kb, languages = self._render(kb, changed)
            broken = broken_articles(kb)
            problems = _problems(kb, broken)
            state = self._newer(state, configuration, bool(languages))
            state = replace(state, withheld=_by_address(configuration, broken) if self.shows_sources else {})
        except KbError as error:
            errors = error.problems if isinstance(error, ConfigError) else (str(error),)
            self._built = {}  # what could not be built now must not be forgotten by the next build
        shown = (problems, errors) if self.shows_sources else ((), errors and (SEE_TERMINAL,))
        board.show(replace(state, problems=shown[0], errors=shown[1]))
        return Rebuilt(languages, monotonic() - started, problems, len(broken), errors)

    def _without_failed(self, kb: KnowledgeBase) -> KnowledgeBase:
        """The base without the articles that failed in an earlier build and have not changed since."""
        self._failed = {path: known for path, known in self._failed.items() if _shown_text(kb, path) == known[0]}
        return kb.without(found for _, found in self._failed.values()) if self._failed else kb

    def _render(self, kb: KnowledgeBase, changed: Sequence[str] | None) -> tuple[KnowledgeBase, tuple[str, ...]]:
        """Renders what differs from the last build; returns its languages, and the base without what failed."""
        options = Options(self.output, (self.audience,), jobs=self.jobs, engine=self.engine, withhold=True)
        planned = {item.site.edition.language: item for item in plan(kb, options)}
        languages = self._to_render(planned, changed)
        if planned and not languages:
            return kb, ()
        chosen = [planned[language] for language in languages]
        built = build_planned(kb, chosen, replace(options, languages=languages), lambda *_: None)
        if built.kb is kb:
            self._built = {language: item.site for language, item in planned.items()}
            return kb, languages
        for found in set(built.kb.diagnostics) - set(kb.diagnostics):
            self._failed[found.path] = (_shown_text(kb, found.path), found)
        rendered = {item.site.edition.language: item.site for item in plan(built.kb, options)}
        self._built |= {language: site for language, site in rendered.items() if language in languages}
        kb, others = self._render(built.kb, ())  # languages that had links to what failed
        return kb, tuple(dict.fromkeys((*languages, *others)))

    def _newer(self, state: PreviewState, configuration: Configuration, is_new: bool) -> PreviewState:
        return replace(
            state,
            token=self._token() if is_new else state.token,
            root=(self.output / self.audience).resolve(),
            mount=_mount(configuration, self.audience),
            prefixes=tuple(language.prefix for language in configuration.languages),
            headers=tuple(response_headers(configuration, self.audience)),
        )

    def _to_render(self, planned: Mapping[str, PlannedEdition], changed: Sequence[str] | None) -> tuple[str, ...]:
        """The languages whose site differs from the last one. All, where more than articles may have changed."""
        is_all = not _are_articles(changed) or planned.keys() != self._built.keys()
        return tuple(language for language, item in planned.items() if is_all or item.site != self._built[language])

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
