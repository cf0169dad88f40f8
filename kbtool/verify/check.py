"""Runs all rules over one finished site."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kbtool.diagnostics import START, Diagnostic, Severity
from kbtool.errors import KbError
from kbtool.verify.finding import Finding
from kbtool.verify.leak import Leak, Sealed
from kbtool.verify.leak_search import LeakSearch
from kbtool.verify.output.facts import Facts
from kbtool.verify.output.manifest import Listed, Manifest, find_manifest
from kbtool.verify.output.page import Page
from kbtool.verify.output.site_files import SiteFile, find_site_files
from kbtool.verify.registry import FIRST_ABOUT_PAGES, find_rules
from kbtool.verify.rule import Rule
from kbtool.verify.site import Setting, Site
from kbtool.verify.sources.page_sources import page_sources
from kbtool.verify.sources.repository import Repository
from kbtool.verify.sources.restricted import find_restricted
from kbtool.verify.sources.theme import theme_digests, theme_texts
from kbtool.verify.watchlist import Watchlist


@dataclass(frozen=True)
class Verified:
    """What came of it."""

    audience: str
    folder: Path
    manifest: Manifest | None
    files: int
    bytes: int
    secrets: int
    """Restricted texts, titles, names and so on that were searched for."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Whether there is no error."""
        return not any(item.severity is Severity.ERROR for item in self.diagnostics)


def verify_site(
    folder: Path, audience: str, repository: Repository, rules: Sequence[type[Rule]] | None = None
) -> Verified:
    """Looks at every file of the site in `folder`, which the readers of `audience` will see.

    Raises KbError for a folder that cannot be read, that is empty or that is a release for somebody else.
    """
    manifest = find_manifest(folder)
    if manifest and manifest.audience != audience:
        raise KbError(f"{folder}: is a release for {manifest.audience}, not for {audience}")
    setting = Setting(audience, repository.configuration, repository.today)
    run = _Run(folder.resolve(), setting, find_rules() if rules is None else rules)
    restricted = find_restricted(repository, audience)
    files = find_site_files(run.folder)
    search = LeakSearch(Watchlist(restricted, theme_texts(), theme_digests()), files)
    for file in files:
        run.file(file)
    leaks, sealed = search.finish()
    if not run.files:
        raise KbError(f"{folder}: holds no file")
    run.finish(manifest, leaks, sealed)
    shown = _shown(folder, repository.configuration.root)
    sources = page_sources(repository)
    return Verified(
        audience=audience,
        folder=folder,
        manifest=manifest,
        files=len(run.files),
        bytes=sum(listed.size for listed in run.files.values()),
        secrets=len(restricted.secrets) + len(restricted.digests),
        diagnostics=tuple(_diagnostic(rule, finding, shown, sources) for rule, finding in run.findings),
    )


@dataclass
class _Run:
    """Goes through the files once."""

    folder: Path
    setting: Setting
    rules: Sequence[type[Rule]]
    files: dict[str, Listed] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    escaping_links: set[str] = field(default_factory=set)
    pages: dict[str, Facts] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    findings: list[tuple[Rule, Finding]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.own_rules = [rule() for rule in self.rules]
        self.page_rules = [rule for rule in self.own_rules if rule.reads_pages()]
        self.reads_pages = any(rule.id >= FIRST_ABOUT_PAGES for rule in self.own_rules) or bool(self.page_rules)

    def file(self, file: SiteFile) -> None:
        if file.link:
            self.links[file.path] = file.link
            if not Path(file.file).resolve().is_relative_to(self.folder):
                self.escaping_links.add(file.path)
            return
        data = file.read()
        self.files[file.path] = Listed(sha256(data).hexdigest(), len(data))
        if file.is_page and self.reads_pages:
            self._page(Page(file.path, data.decode("utf-8", "replace"), self.setting.addresses, len(data)))
        elif file.is_for_machines:
            self.texts[file.path] = data

    def _page(self, page: Page) -> None:
        for rule in self.page_rules:
            self._keep(rule, rule.check_page(page, self.setting))
        self.pages[page.path] = page.facts

    def finish(self, manifest: Manifest | None, leaks: Sequence[Leak], sealed: Sequence[Sealed]) -> None:
        site = Site(
            setting=self.setting,
            files=self.files,
            links=self.links,
            escaping_links=frozenset(self.escaping_links),
            manifest=manifest,
            leaks=tuple(leaks),
            sealed=tuple(sealed),
            pages=self.pages,
            texts=self.texts,
        )
        for rule in self.own_rules:
            self._keep(rule, rule.check_site(site))
        self.findings.sort(key=lambda pair: (pair[1].path, pair[0].id))

    def _keep(self, rule: Rule, findings: Iterable[Finding]) -> None:
        self.findings += [(rule, finding) for finding in findings]


def _diagnostic(rule: Rule, finding: Finding, folder: str, sources: Mapping[str, str]) -> Diagnostic:
    article = sources.get(finding.path) if rule.names_article else None
    return Diagnostic(
        path=f"{folder}/{finding.path}",
        span=START,
        severity=rule.severity,
        id=rule.id,
        name=rule.rule_name(),
        message=f"{finding.message} ({article})" if article else finding.message,
        hint=finding.hint or rule.hint,
    )


def _shown(folder: Path, root: Path) -> str:
    """As people know it: below the folder of mkdocs.yml where it is."""
    folder = folder.absolute()
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()
