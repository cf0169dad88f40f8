"""Event hooks: what is made from the model, such as sitemaps, and from finished texts is written beside the pages."""

from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kbtool.site.markdown.document import markdown_document
from mkdocs_kbtool.content.plugin import ContentPlugin
from mkdocs_kbtool.sitemap.config import SitemapConfig


class SitemapPlugin(BasePlugin[SitemapConfig]):
    """Writes `EditionSite.made`, and articles as Markdown."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Needs kbtool/content, which plans the pages."""
        content = config.plugins.get("kbtool/content")
        if not isinstance(content, ContentPlugin):
            raise PluginError("kbtool/sitemap needs kbtool/content in the list of plugins")
        self._content = content

    @event_priority(-150)  # after kbtool/content (-100), which cleans the text
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Writes the cleaned text as Markdown beside the page that is going to hold it, where the plan says so."""
        site, staged = self._content.pages[page.file.src_uri]
        if staged.page.markdown_url:
            path = unquote(staged.page.markdown_url.removeprefix(site.site.address))
            self._content.write(
                {path: markdown_document(html, staged.page).encode()}, config, self._content.record(page)
            )

    @event_priority(100)  # before the i18n plugin (-100), which goes on to the next language
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the files of the edition."""
        if self._content.is_plain:
            self._content.write(self._content.current(config).made, config)
