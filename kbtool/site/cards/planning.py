"""Which pages of an edition get a card."""

from dataclasses import replace

from kbtool.site.cards.card import CardStyle
from kbtool.site.cards.naming import card_text
from kbtool.site.cards.workshop import workshop
from kbtool.site.findable import is_findable
from kbtool.site.model import Page
from kbtool.site.view import View


def edition_style(view: View) -> CardStyle | None:
    """The style of the edition's cards; None for an edition that has none: only what everybody may find gets some.

    Raises KbError where libraries or fonts are missing.
    """
    if not view.configuration.settings.cards or not is_findable(view):
        return None
    style: CardStyle = workshop("style").card_style(view)
    return style


def with_card(page: Page, view: View, style: CardStyle) -> Page:
    """The page with the address of its card. Raises KbError where a font cannot be read."""
    if page.noindex:
        return page
    path = workshop("making").card_path(card_text(page, style), style)
    return replace(page, card=f"{view.language.prefix}{path}") if path else page
