"""Event hooks: what readers can search is taken from the finished text of each page."""

from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kbtool.history.base_store import open_base_store
from kbtool.site.search.collector import Collector
from mkdocs_kbtool.content.plugin import ContentPlugin
from mkdocs_kbtool.search.config import SearchConfig

log = get_plugin_logger(__name__)


class SearchPlugin(BasePlugin[SearchConfig]):
    """Collects the text of every page, and writes the index of the edition."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Needs kbtool/content, which plans the pages."""
        content = config.plugins.get("kbtool/content")
        if not isinstance(content, ContentPlugin):
            raise PluginError("kbtool/search needs kbtool/content in the list of plugins")
        self._content = content
        self._collector = Collector()

    @event_priority(-150)  # after kbtool/content (-100), which cleans the text
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keeps the text of the page."""
        self._collector.add(self._content.pages[page.file.src_uri][1].page, html)

    @event_priority(100)  # before the i18n plugin (-100), which goes on to the next language
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the index."""
        root = Path(config.config_file_path).parent
        with open_base_store(root, date.today(), log.warning) as store:
            made = self._collector.files(self._content.current(config).search, Path(config.docs_dir), store)
        self._collector = Collector()
        self._content.write(made.files, config)
        for warning in made.warnings:
            log.warning(warning)
        self._content.warnings.extend(made.warnings)
