"""All that the engine needs to render one edition, and nothing else: it can be handed to another process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kbtool.content.edition import Edition
from kbtool.content.media.file_types import Size
from kbtool.site.addresses import Addresses
from kbtool.site.cards.card import CardStyle
from kbtool.site.model import Site
from kbtool.site.redirects.audience_redirects import AudienceRedirects
from kbtool.site.search.facts import SearchFacts
from kbtool.site.site_headers import SiteHeaders
from kbtool.site.staged_pages import Outline, StagedPage, outlines


@dataclass(frozen=True)
class EditionSite:
    """One edition, ready to be staged and rendered."""

    edition: Edition
    site: Site
    pages: Sequence[StagedPage]
    """Planned when somebody asks for them (see `StagedPages`)."""
    files: Mapping[str, str]
    """Path of a file below docs_dir → address."""
    pictures: Mapping[str, Size]
    """Address of a picture → width and height in pixels."""
    addresses: Addresses
    made: Mapping[str, bytes]
    """Path below the audience's root → content of each file that is made from the model, such as a sitemap; made when
    somebody looks for one."""
    embeds: tuple[str, ...]
    """Hosts whose frames may be embedded."""
    diagram_script: Path | None
    """The file that `site.diagrams_url` answers with."""
    headers: SiteHeaders
    """What a web server sends with all of the audience's site: the same in every language."""
    redirects: AudienceRedirects
    """Of the audience's site, in all languages."""
    search: SearchFacts
    card_style: CardStyle | None = None
    """Of the pictures that stand for pages where they are shared; None where there are none."""
    webp: tuple[str, ...] = ()
    """Paths in `files` of the pictures that get a WebP copy where that is smaller."""

    @property
    def outlines(self) -> Sequence[Outline]:
        """Where its pages are, in their order, whether they are planned or not."""
        return outlines(self.pages)
