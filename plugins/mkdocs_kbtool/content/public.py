"""The public editions for an engine that somebody starts by hand (`mkdocs build`, `mkdocs serve`)."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from kbtool.build.job import page_outputs
from kbtool.build.plain import plain_sites
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies
from kbtool.errors import KbError
from mkdocs_kbtool.content.editions import Editions


def stage_public(config: MkDocsConfig, folder: Path) -> Editions:
    """Points the engine at the widest audience in all languages, staged in
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
