"""Drives MkDocs, or its fork ProperDocs, for one edition. The only module of the library that knows an engine.

It is imported only in the process that renders an edition. Which engine that is, is decided by the first import: under
ProperDocs the name `mkdocs` stands for the fork, so the fork has to come before anything else.
"""

import logging
import os
import sys

if os.environ.get("KBTOOL_ENGINE") == "properdocs":
    import properdocs
    import properdocs.replacement  # noqa: F401

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from kbtool.build.budget import Budget, PastBudgetError, Position
from kbtool.build.job import Failure, Job, Rendered
from kbtool.config.mkdocs_yml import I18N, PLUGINS
from kbtool.errors import KbError
from kbtool.site.edition_site import EditionSite

CONTENT = "kbtool/content"


class ContentPlugin(Protocol):
    """What this module needs of the kbtool/content plugin, which stands above it."""

    unresolved: list[tuple[str, str]]
    written: set[str]
    warnings: list[str]

    def use(self, site: EditionSite, outputs: Mapping[str, str], budget: Budget, on_page: Callable[[], None]) -> None:
        """Renders a staged edition; raises PastBudgetError as soon as it is known that its output is of no use."""


def render(
    job: Job, position: Position, on_page: Callable[[], None], on_failure: Callable[[Failure], None]
) -> Rendered:
    """Renders a staged edition into `job.output`; `on_page` is called after each page, `on_failure` for each article
    that cannot be rendered.

    `position` always holds the place of the page that is rendered among `job.site.pages`. Raises KbError when the
    engine refuses the configuration or cannot go on.
    """
    os.umask(0o022)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = _configuration(job)
    content = cast("ContentPlugin", config.plugins[CONTENT])
    budget = Budget(job.seconds, position, on_failure)
    content.use(job.site, job.outputs, budget, on_page)
    try:
        build(config)
    except (PastBudgetError, MemoryError) as error:
        budget.give_up(error)
        if not budget.failed:
            raise
        return Rendered()
    except (Abort, BuildError) as error:
        raise KbError(f"{job.site.edition}: {error}") from error
    return Rendered(
        unresolved=tuple(content.unresolved),
        written=frozenset(content.written),
        warnings=tuple(content.warnings),
    )


def _configuration(job: Job) -> MkDocsConfig:
    try:
        config = load_config(
            config_file=str(job.config), docs_dir=str(job.staging), site_dir=str(job.output), strict=False
        )
    except (Abort, ConfigurationError) as error:
        raise KbError(f"{job.config}: {error}") from error
    for name in (I18N, *PLUGINS):
        if name not in config.plugins:
            raise KbError(f"{job.config}: plugins: {name} is missing; list it there")
    for language in config.plugins[I18N].config.languages:
        language.default = language.build = language.locale == job.site.edition.language
    return config


def engine_name() -> str:
    """The engine this process runs on: `mkdocs` or `properdocs`."""
    return sys.modules[MkDocsConfig.__module__].__name__.partition(".")[0]
