"""The cards of an edition: which page has one, at which address, and their files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kbtool.site.cards.card import CardStyle, CardText
from kbtool.site.cards.workshop import workshop
from kbtool.site.findable import is_findable
from kbtool.site.model import Page, PageKind
from kbtool.site.view import View
from kbtool.store.store import Store


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


def edition_cards(pages: Iterable[Page], style: CardStyle, store: Store) -> Iterator[tuple[str, bytes]]:
    """Path below the audience's root and content of each card, one at a time. Raises KbError."""
    texts = ((page.card, card_text(page, style)) for page in pages if page.card)
    drawn: Iterator[tuple[str, bytes]] = workshop("making").draw_cards(texts, style, store)
    return drawn


def without_cards(pages: Sequence[Page]) -> str:
    """Says in one line that pages have no card for want of a font; empty where all have."""
    titles = [page.title for page in pages if page.canonical and not page.card]
    if not titles:
        return ""
    return (
        f"{len(titles)} social cards are missing: no font has all letters of {titles[0]!r}; "
        "install a Noto Sans font for them, or name one under extra.kbtool.card_fonts"
    )


def card_text(page: Page, style: CardStyle) -> CardText:
    """What the card of a page says: nothing that the page does not."""
    title = style.site_name if page.kind is PageKind.HOME else page.title
    return CardText(title, page.breadcrumb[-1].title if len(page.breadcrumb) > 1 else "")
