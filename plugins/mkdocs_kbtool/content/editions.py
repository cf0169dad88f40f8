"""The editions that are rendered, and where the engine finds what it looks for in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from kbtool.build.job import Job, page_outputs
from kbtool.build.plain import plain_sites
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies, webp_addresses
from kbtool.errors import KbError
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage


@dataclass(frozen=True, slots=True)
class Editions:
    """One for each language; of one audience."""

    sites: Mapping[str, EditionSite] = field(default_factory=dict)
    """Locale → its edition."""
    outputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Locale → staged path → path of the output file."""

    @property
    def pages(self) -> dict[str, tuple[EditionSite, StagedPage]]:
        """Staged path → the page and its edition."""
        return {staged.path: (site, staged) for site in self.sites.values() for staged in site.pages}

    @property
    def webp(self) -> dict[str, Mapping[str, str]]:
        """Locale → address of a picture → that of its WebP copy."""
        return {locale: webp_addresses(site, self.outputs[locale]) for locale, site in self.sites.items()}

    @property
    def files(self) -> dict[str, str]:
        """Path of a file below docs/ → address."""
        return {path: url for site in self.sites.values() for path, url in site.files.items()}


def edition_of(job: Job) -> Editions:
    """The edition with the pages of a job."""
    locale = job.site.edition.language
    return Editions({locale: job.site}, {locale: job.outputs})


def stage_public(config: MkDocsConfig, folder: Path) -> Editions:
    """For `mkdocs build` and `mkdocs serve`: points the engine at the widest audience in all languages, staged in
    `folder`. Raises PluginError."""
    if not config.config_file_path:
        raise PluginError("kbtool/content needs a mkdocs.yml file")
    path, docs_dir = Path(config.config_file_path), Path(config.docs_dir)
    try:
        sites = {site.edition.language: site for site in plain_sites(path)}
        staged = {locale: stage(site, docs_dir, folder) for locale, site in sites.items()}
        outputs = {
            locale: page_outputs(site.pages) | add_webp_copies(site, path.parent, folder, staged[locale])
            for locale, site in sites.items()
        }
    except KbError as error:
        raise PluginError(str(error)) from error
    config.docs_dir = str(folder)
    return Editions(sites, outputs)
