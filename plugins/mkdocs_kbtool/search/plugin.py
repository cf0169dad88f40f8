"""Event hooks: what readers can search is taken from the finished text of each page."""

from importlib import import_module
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kbtool.site.search.collector import searched
from kbtool.site.search.documents import GivenDocuments
from mkdocs_kbtool.content.plugin import ContentPlugin
from mkdocs_kbtool.search.config import SearchConfig

log = get_plugin_logger(__name__)
encode = msgspec.json.encode


class SearchPlugin(BasePlugin[SearchConfig]):
    """Collects what is searched of every page, and writes the index of the edition."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Needs kbtool/content, which plans the pages."""
        content = config.plugins.get("kbtool/content")
        if not isinstance(content, ContentPlugin):
            raise PluginError("kbtool/search needs kbtool/content in the list of plugins")
        self._content = content

    @event_priority(-150)  # after kbtool/content (-100), which cleans the text
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keeps what is searched of the page."""
        site, staged = self._content.pages[page.file.src_uri]
        record = self._content.record(page)
        found, warnings = searched(
            staged.page, html, site.search, Path(config.docs_dir), lambda: self._content.store(config)
        )
        record.document = encode(found) if found else b""
        record.warnings.extend(warnings)
        for warning in warnings:
            log.warning(warning)

    @event_priority(100)  # before the i18n plugin (-100), which goes on to the next language
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the index."""
        if self._content.is_plain:
            site = self._content.current(config)
            documents = [self._content.records[staged.path].document for staged in site.pages]
            # Imported here, because processes that render pages and make no index do without its libraries.
            write_search = import_module("kbtool.build.indexing").write_search
            write_search(site, GivenDocuments(documents), Path(config.site_dir), self._content.store(config))
