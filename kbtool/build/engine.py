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

from collections.abc import Callable
from typing import Protocol, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from kbtool.build.budget import Budget, PastBudgetError, Position
from kbtool.build.documents import put_aside
from kbtool.build.job import Failure, Job, Rendered, StagedEdition
from kbtool.config.mkdocs_yml import I18N, PLUGINS
from kbtool.errors import KbError

CONTENT = "kbtool/content"


class ContentPlugin(Protocol):
    """What this module needs of the kbtool/content plugin, which stands above it."""

    def use(self, job: Job, budget: Budget, on_page: Callable[[], None]) -> None:
        """Renders these pages; raises PastBudgetError as soon as it is known that its output is of no use."""

    def rendered(self) -> Rendered:
        """What came of them."""


class Engine:
    """Renders one job after the other; what jobs of an edition share is prepared once."""

    def __init__(self) -> None:
        os.umask(0o022)
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        self._edition: StagedEdition | None = None
        self._config: MkDocsConfig | None = None

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
            self._config = _configuration(edition)
        self._edition = edition
        return self._config


def _place(edition: StagedEdition) -> tuple[object, ...]:
    """What the configuration depends on."""
    return edition.config, edition.staging, edition.output, edition.site.edition


def _configuration(edition: StagedEdition) -> MkDocsConfig:
    try:
        config = load_config(
            config_file=str(edition.config), docs_dir=str(edition.staging), site_dir=_no_folder(edition), strict=False
        )
    except (Abort, ConfigurationError) as error:
        raise KbError(f"{edition.config}: {error}") from error
    for name in (I18N, *PLUGINS):
        if name not in config.plugins:
            raise KbError(f"{edition.config}: plugins: {name} is missing; list it there")
    for language in config.plugins[I18N].config.languages:
        language.default = language.build = language.locale == edition.site.edition.language
    _keep_templates(config)
    return config


def _keep_templates(config: MkDocsConfig) -> None:
    """Lets all jobs use one set of compiled templates, and none list the base theme's ten thousand icons again."""
    environment = config.theme.get_env()
    names = [name for name in environment.list_templates() if not name.startswith(".")]

    def list_templates(extensions: object = None, filter_func: Callable[[str], bool] | None = None) -> list[str]:
        return [name for name in names if filter_func is None or filter_func(name)]

    environment.auto_reload = False  # no template changes while they are used
    environment.list_templates = list_templates  # type: ignore[method-assign]
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]


def _no_folder(edition: StagedEdition) -> str:
    """The engine empties its output folder first; kbtool/content tells it later of the true one, where others write."""
    return f"{edition.output}.none"


def engine_name() -> str:
    """The engine this process runs on: `mkdocs` or `properdocs`."""
    return sys.modules[MkDocsConfig.__module__].__name__.partition(".")[0]
