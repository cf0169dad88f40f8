"""Event hooks: every template gets the page, the site and the contents of the text as `kb`."""

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from mkdocs_kbtool.content.plugin import ContentPlugin
from mkdocs_kbtool.navigation.config import NavigationConfig

IDS = re.compile(r'<[a-z][^<>]* id="([^"]*)"')
QUOTED = re.compile(r'["&<>]')
"""In an id: it is written in another way."""


class NavigationPlugin(BasePlugin[NavigationConfig]):
    """Breadcrumb, local navigation, listings and menus come from the model, never from the engine's navigation."""

    _is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """`mkdocs serve` writes a script of its own into each page, which our policy would stop."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Needs kbtool/content, which plans the pages."""
        content = config.plugins.get("kbtool/content")
        if not isinstance(content, ContentPlugin):
            raise PluginError("kbtool/navigation needs kbtool/content in the list of plugins")
        self._content = content

    @event_priority(-100)  # last: what templates see is the plan
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Adds `kb`."""
        site, staged = self._content.pages[page.file.src_uri]
        context["kb"] = {  # type: ignore[typeddict-unknown-key]
            "page": staged.page,
            "site": site.site,
            "toc": contents(page.toc, found_ids(page.toc, page.content or "")),
            "assets": self._content.assets,
            "logo_size": site.pictures.get(config.theme.get("logo") or ""),
            "policy": "" if self._is_serving else site.site.policy,
        }
        return context


def contents(links: Iterable[AnchorLink], ids: Collection[str]) -> list[dict[str, Any]]:
    """The headings of a text as nested `{title, id, children}`; titles are plain text.

    `ids` are those of the cleaned text: a heading that went with what was cleaned away is left out.
    """
    return [
        {"title": plain(link.title), "id": link.id, "children": contents(link.children, ids)}
        for link in links
        if link.id in ids
    ]


def found_ids(links: Iterable[AnchorLink], html: str) -> set[str]:
    """Those of all that the cleaned text holds, or of the headings where each is in it as Markdown made it."""
    headings = list(_each(links))
    if all(f'<h{link.level} id="{link.id}"' in html and not QUOTED.search(link.id) for link in headings):
        return {link.id for link in headings}
    return set(map(unescape, IDS.findall(html)))


def _each(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _each(link.children)


def plain(title: str) -> str:
    """The text of a heading that the engine gives as HTML."""
    return unescape(re.sub(r"<[^<>]*>", "", title))
