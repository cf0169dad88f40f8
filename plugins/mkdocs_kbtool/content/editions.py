"""The editions that are rendered, and where the engine finds what it looks for in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kbtool.build.job import Job
from kbtool.build.webp_copies import webp_addresses
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
