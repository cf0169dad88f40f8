"""Who is credited with an article."""

from kbtool.content.article import Article
from kbtool.content.data_models import Owner
from kbtool.site.enumeration import joined
from kbtool.site.page_parts import Author
from kbtool.site.view import View


def authors(view: View, article: Article) -> tuple[Author, ...]:
    """Its authors, else its owner, as the page names them; without those that owners.yml does not know."""
    credited = tuple(dict.fromkeys(article.fields.authors))
    keys = credited or ((article.fields.owner,) if article.fields.owner else ())
    known = ((key, view.data.owners.get(key)) for key in keys)
    return tuple(
        Author(owner_name(view, key), owner.url or "", is_person=_is_person(owner, is_author=bool(credited)))
        for key, owner in known
        if owner
    )


def authors_phrase(view: View, article: Article) -> str:
    """`By Ann Lee, Bob Ray`; empty where the article credits nobody."""
    names = [owner_name(view, key) for key in dict.fromkeys(article.fields.authors)]
    return view.messages.text("authors", names=joined(names, view.language.locale)) if names else ""


def owner_name(view: View, key: str | None) -> str:
    """The name of an owner in the language of the edition; the key where owners.yml does not know it."""
    owner = view.data.owners.get(key or "")
    return owner.name_in(view.language.locale, view.configuration.default_language.locale) if owner else key or ""


def _is_person(owner: Owner, *, is_author: bool) -> bool:
    """Who belongs to a team is a person, and `@example/writers` a team; of the rest, authors are taken for persons and
    owners for teams. What others say of themselves does not count: the readers may not know them."""
    if owner.team or "/" in (owner.handle or ""):
        return bool(owner.team)
    return is_author
