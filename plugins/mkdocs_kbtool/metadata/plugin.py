"""Event hooks: every template gets what the head of its page says, as `kb.metadata`; social cards are drawn."""

from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kbtool.errors import KbError
from kbtool.site.cards.naming import edition_cards, without_cards
from kbtool.site.metadata.metadata import page_metadata
from mkdocs_kbtool.content.plugin import ContentPlugin
from mkdocs_kbtool.metadata.config import MetadataConfig

log = get_plugin_logger(__name__)


class MetadataPlugin(BasePlugin[MetadataConfig]):
    """Title, address, language, dates and structured data of each page come from the model."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Needs kbtool/content, which plans the pages."""
        content = config.plugins.get("kbtool/content")
        if not isinstance(content, ContentPlugin):
            raise PluginError("kbtool/metadata needs kbtool/content in the list of plugins")
        self._content = content

    @event_priority(-110)  # after kbtool/navigation (-100), which makes `kb`
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Adds `kb.metadata`."""
        site, staged = self._content.pages[page.file.src_uri]
        if staged.page.card:
            self._content.record(page).files.append(staged.page.card)
        cast("dict[str, Any]", context)["kb"]["metadata"] = page_metadata(
            staged.page, site.site, page.content or "", str(config.theme.get("logo") or "")
        )
        return context

    @event_priority(100)  # before the i18n plugin (-100), which goes on to the next language
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Draws the social cards that pages name."""
        site = self._content.current(config)
        if not site.card_style:
            return
        pages = [staged.page for staged in site.pages]
        try:
            for path, card in edition_cards(pages, site.card_style, self._content.store(config)):
                self._content.write({path: card}, config)
        except KbError as error:
            raise PluginError(str(error)) from error
        if self._content.is_plain and (warning := without_cards(pages)):
            log.warning(warning)
