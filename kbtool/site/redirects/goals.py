"""The pages that redirects may lead to."""

from collections.abc import Mapping
from functools import cached_property

from kbtool.content.redirects.place import Place
from kbtool.site.view import View


class Goals:
    """The pages of one audience in all languages."""

    def __init__(self, views: Mapping[str, View]) -> None:
        self.views = views

    def is_published(self, language: str) -> bool:
        """Whether the audience has a site in the language."""
        selection = self.views[language].selection if language in self.views else None
        return selection is not None and bool(selection.articles or selection.archived)

    def is_live(self, language: str, key: str) -> bool:
        """Whether there is a page."""
        return self.is_published(language) and (
            key in self.views[language].page_keys or key in self._made_here[language]
        )

    def url(self, place: Place) -> str:
        """The address of a page, without its fragment."""
        return self.views[place.language].url(place.key)

    def title(self, place: Place) -> str:
        """The heading of a page."""
        view = self.views[place.language]
        if place.key in view.sections:
            return view.sections[place.key].title
        if place.key in self._made_here[place.language]:
            return self._made_here[place.language][place.key]
        article = view.articles.get(place.key)
        return article.fields.title if article else self._archived[place.language][place.key]

    @cached_property
    def _archived(self) -> dict[str, dict[str, str]]:
        """Locale → key → title of each archived article."""
        return {
            locale: {article.key: article.fields.title for article in view.selection.archived}
            for locale, view in self.views.items()
        }

    @cached_property
    def _made_here(self) -> dict[str, dict[str, str]]:
        """Locale → key → title of the pages that stand for no article."""
        return {locale: _made_here(view) for locale, view in self.views.items()}


def _made_here(view: View) -> dict[str, str]:
    found = {view.free_key("search"): view.messages.text("search_title")}
    if view.tagged:
        found[view.tags_key] = view.messages.text("tags_title")
    return found | {f"{view.tags_key}/{view.tag_slugs[tag]}": view.tag_title(tag) for tag in view.tagged}
