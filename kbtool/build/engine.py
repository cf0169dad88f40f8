"""Drives MkDocs, or its fork ProperDocs, for pages of an edition. The only module of the library that knows an engine.

It is imported only in a process that renders. Which engine that is, is decided by the first import: under
ProperDocs the name `mkdocs` stands for the fork, so the fork has to come before anything else.
"""

import logging
import os
import sys

if os.environ.get("KBTOOL_ENGINE") == "properdocs":
    import properdocs
    import properdocs.replacement  # noqa: F401

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from kbtool.build.budget import Budget, PastBudgetError, Position
from kbtool.build.compiled_templates import CompiledTemplates
from kbtool.build.documents import put_aside
from kbtool.build.file_signs import FileSign, file_signs
from kbtool.build.installed import configuration_files, package_folder
from kbtool.build.job import Failure, Job, Rendered, StagedEdition
from kbtool.build.parts import must_be_one
from kbtool.build.quick.templates import quicken_templates
from kbtool.build.theme_templates import template_names
from kbtool.config.mkdocs_yml import I18N, PLUGINS
from kbtool.errors import KbError

CONTENT = "kbtool/content"


class ContentPlugin(Protocol):
    """What this module needs of the kbtool/content plugin, which stands above it."""

    def prepare(self, config: MkDocsConfig) -> None:
        """Makes ready to render pages, before it is known which."""

    def use(self, job: Job, budget: Budget, on_page: Callable[[], None]) -> None:
        """Renders these pages; raises PastBudgetError as soon as it is known that its output is of no use."""

    def rendered(self) -> Rendered:
        """What came of them."""


class Engine:
    """Renders one job after the other; what jobs of an edition share is prepared once."""

    def __init__(self) -> None:
        os.umask(0o022)
        self._log = logging.getLogger("mkdocs")
        self._log.setLevel(logging.ERROR)
        self._edition: StagedEdition | None = None
        self._config: MkDocsConfig | None = None
        self._prepared: _Prepared | None = None

    def prepare(self, path: Path) -> None:
        """Loads what follows from mkdocs.yml alone, so that the first job need not wait for it.

        Whatever is wrong there is told by that job, which loads it again.
        """
        self._log.setLevel(logging.CRITICAL)
        with suppress(Exception, SystemExit):
            if not must_be_one(path):  # others than we may want to know the edition first
                self._prepared = _prepared(path)
        self._log.setLevel(logging.ERROR)

    def render(
        self, job: Job, position: Position, on_page: Callable[[], None], on_failure: Callable[[Failure], None]
    ) -> Rendered:
        """Renders staged pages into the edition's output; `on_page` is called after each page, `on_failure` for each
        article that cannot be rendered.

        `position` always holds the place of the page that is rendered among those of the job. Raises KbError when the
        engine refuses the configuration or cannot go on.
        """
        config = self._configuration(job.edition)
        content = cast("ContentPlugin", config.plugins[CONTENT])
        budget = Budget(job.edition.seconds, position, on_failure)
        config.site_dir = _no_folder(job.edition)
        content.use(job, budget, on_page)
        try:
            build(config)
        except (PastBudgetError, MemoryError) as error:
            budget.give_up(error)
            if not budget.failed:
                raise
            self._config = None
            return Rendered()
        except (Abort, BuildError) as error:
            raise KbError(f"{job.edition.site.edition}: {error}") from error
        return put_aside(content.rendered(), job.edition.aside)

    def _configuration(self, edition: StagedEdition) -> MkDocsConfig:
        if self._config is None or self._edition is None or _place(self._edition) != _place(edition):
            prepared, self._prepared = self._prepared, None
            config = (
                prepared.config if prepared and prepared.is_of(edition) else _loaded(edition.config, edition.staging)
            )
            self._config = _set_to(config, edition)
        self._edition = edition
        return self._config


def _place(edition: StagedEdition) -> tuple[object, ...]:
    """What the configuration depends on."""
    return edition.config, edition.staging, edition.output, edition.site.edition


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What was loaded before there was an edition."""

    config: MkDocsConfig
    path: Path
    texts: Mapping[Path, str]
    """Of the files that the configuration was read from."""
    templates: Sequence[FileSign]

    def is_of(self, edition: StagedEdition) -> bool:
        """Whether it would be the same if it were loaded now. Raises OSError."""
        is_same = self.path == edition.config and self.texts == configuration_files(self.path)
        return is_same and self.templates == file_signs(_own_folders(self.config))


def _prepared(path: Path) -> _Prepared:
    texts = configuration_files(path)
    config = _loaded(path)
    folders = _own_folders(config)
    prepared = _Prepared(config, path, texts, file_signs(folders))  # signs first: what changes later is noticed
    for folder in folders:
        for template in Path(folder).rglob("*.html"):
            config.theme.get_env().get_template(template.relative_to(folder).as_posix())
    cast("ContentPlugin", config.plugins[CONTENT]).prepare(config)
    return prepared


def _own_folders(config: MkDocsConfig) -> list[str]:
    """Folders of templates, without those of the base theme and of the engine."""
    others = [package_folder(name) for name in ("material", "mkdocs")]
    return [folder for folder in config.theme.dirs if not any(map(Path(folder).is_relative_to, others))]


def _loaded(path: Path, docs_dir: Path | None = None) -> MkDocsConfig:
    """The configuration, with the folder that mkdocs.yml names where none is given. Raises KbError."""
    try:
        config = load_config(
            config_file=str(path), docs_dir=str(docs_dir) if docs_dir else None, site_dir=f"{path}.none", strict=False
        )
    except (Abort, ConfigurationError) as error:
        raise KbError(f"{path}: {error}") from error
    for name in (I18N, *PLUGINS):
        if name not in config.plugins:
            raise KbError(f"{path}: plugins: {name} is missing; list it there")
    _keep_templates(config)
    return config


def _set_to(config: MkDocsConfig, edition: StagedEdition) -> MkDocsConfig:
    """Points the configuration at an edition."""
    config.docs_dir, config.site_dir = str(edition.staging), _no_folder(edition)
    for language in config.plugins[I18N].config.languages:
        language.default = language.build = language.locale == edition.site.edition.language
    return config


def _keep_templates(config: MkDocsConfig) -> None:
    """Lets all jobs use one set of compiled templates, and none list the base theme's ten thousand icons again."""
    environment = config.theme.get_env()
    names = template_names(config.theme.dirs)

    def list_templates(extensions: object = None, filter_func: Callable[[str], bool] | None = None) -> list[str]:
        return [name for name in names if filter_func is None or filter_func(name)]

    environment.autoescape = True  # as kbtool/content sets it later: templates are compiled with it
    environment.auto_reload = False  # no template changes while they are used
    environment.bytecode_cache = CompiledTemplates(package_folder("mkdocs_kbtool.theme"))
    environment.list_templates = list_templates  # type: ignore[method-assign]
    quicken_templates(environment)
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]


def _no_folder(edition: StagedEdition) -> str:
    """The engine empties its output folder first; kbtool/content tells it later of the true one, where others write."""
    return f"{edition.output}.none"


def engine_name() -> str:
    """The engine this process runs on: `mkdocs` or `properdocs`."""
    return sys.modules[MkDocsConfig.__module__].__name__.partition(".")[0]
