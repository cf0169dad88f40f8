"""The folders that an edition is rendered from and to."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from kbtool.build.job import StagedEdition, shared
from kbtool.build.staging import stage, stage_files, staged_outputs
from kbtool.build.webp_copies import add_webp_copies
from kbtool.config import Configuration
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage


def make_folders(site: EditionSite, configuration: Configuration, folder: Path) -> StagedEdition:
    """Empty folders below `folder`. Where pictures get WebP copies everything is staged: copies are made of it."""
    name = f"{site.edition.audience}-{site.edition.language}"
    staging, output, aside = (folder / place / name for place in ("staged", "rendered", "documents"))
    for place in (staging, output, aside):
        shutil.rmtree(place, ignore_errors=True)
    if site.webp:
        stage(site, configuration.docs_dir, staging)
    outputs = add_webp_copies(site, configuration.root, staging, staged_outputs(site))
    output.mkdir(parents=True)
    seconds = configuration.settings.limits.seconds
    return StagedEdition(configuration.path, shared(site), staging, outputs, output, seconds, aside)


def fill(
    staged: StagedEdition, site: EditionSite, configuration: Configuration, pages: Sequence[StagedPage] | None
) -> None:
    """Stages what rendering needs: everything where `pages` is None, else their attachments, which are searched."""
    if site.webp:
        return  # it is there
    if pages is None:
        stage(site, configuration.docs_dir, staged.staging)
        return
    articles = (item.page.source for item in pages)
    facts = (site.search.articles[path] for path in articles if path in site.search.articles)
    stage_files({file.path for own in facts for file in own.files}, configuration.docs_dir, staged.staging)
