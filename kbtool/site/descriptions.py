"""What pages say of themselves where their writers do not: sentences that are true, and of no other page."""

from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site.enumeration import shortened
from kbtool.site.view import View

WIDTH = 150
NARROW_WIDTH = 75
"""Where a character says as much as two of an alphabet."""
WIDE_LANGUAGES = frozenset({"zh", "ja", "ko"})


def section_description(view: View, section: Section) -> str:
    """The section's description, else the start of its page's own text, else the names of what is in it."""
    found = view.description(section.index) if section.index else ""
    names = [child.title for child in section.sections] + [article.fields.title for article in section.articles]
    if found or not names:
        return found or _titled(view, section.title, view.language.site_name)
    return _list(view, section.title, list(dict.fromkeys(names)))


def article_description(view: View, article: Article) -> str:
    """The article's description, else the start of its text, else where it stands."""
    section = view.sections[article.folder].title
    return view.description(article) or _titled(view, article.fields.title, section)


def _titled(view: View, title: str, place: str) -> str:
    return view.messages.text("title_tag", title=title, site=place)


def _list(view: View, title: str, names: list[str]) -> str:
    """`In Billing: Refunds, Invoices, Cards.`"""
    locale = view.language.locale
    width = NARROW_WIDTH if locale[:2].lower() in WIDE_LANGUAGES else WIDTH
    return view.messages.text("list_description", title=title, names=shortened(names, locale, width - len(title)))
