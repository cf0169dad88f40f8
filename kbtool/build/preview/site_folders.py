"""The folders that the preview's site is rendered into: a new one whenever more than articles has changed."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from kbtool.build.job import StagedEdition, shared
from kbtool.build.preview.editions import ShownEdition
from kbtool.build.preview.planning import PlannedSite
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies, webp_addresses
from kbtool.site.edition_site import EditionSite


class SiteFolders:
    """Keeps the newest and the one before: an answer from that may be on its way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._newest: Path | None = None
        self._older: Path | None = None

    def stage(self, planned: PlannedSite) -> tuple[Path, Mapping[str, ShownEdition]]:
        """A new folder with what the pages use; the folder of the site in it, and the editions by locale.

        Raises KbError, OSError.
        """
        self._number += 1
        folder = self._folder / str(self._number)
        editions = {locale: _edition(site, planned, folder) for locale, site in planned.sites.items()}
        return (folder / "site").resolve(), editions

    def keep(self, site: Path) -> None:
        """A staged site counts from now on."""
        if self._older:
            shutil.rmtree(self._older, ignore_errors=True)
        self._older, self._newest = self._newest, site.parent

    def drop(self, site: Path) -> None:
        """A staged site never counts."""
        shutil.rmtree(site.parent, ignore_errors=True)


def _edition(site: EditionSite, planned: PlannedSite, folder: Path) -> ShownEdition:
    configuration = planned.kb.configuration
    staging, output = folder / "staged" / site.edition.language, folder / "site"
    outputs = stage(site, configuration.docs_dir, staging)
    outputs = add_webp_copies(site, configuration.root, staging, outputs)
    output.mkdir(parents=True, exist_ok=True)
    seconds = configuration.settings.limits.seconds
    staged = StagedEdition(configuration.path, shared(site), staging, outputs, output, seconds)
    return ShownEdition(site, staged, webp_addresses(site, outputs))


def other_files(site: EditionSite) -> tuple[object, ...]:
    """What the files of a site besides its pages are made of: other ones need another folder."""
    return (site.files, site.webp, site.headers, site.diagram_script, site.site.diagrams_url)
