"""The cards of an edition: what they say, and their files."""

from collections.abc import Iterable, Iterator, Sequence

from kbtool.site.cards.card import CardStyle, CardText
from kbtool.site.cards.workshop import workshop
from kbtool.site.model import Page, PageKind
from kbtool.store.store import Store


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
