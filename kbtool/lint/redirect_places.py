"""Where a redirect is written."""

from dataclasses import dataclass

from kbtool.content.redirects.redirect import FIELD, Redirect
from kbtool.diagnostics import START, Span
from kbtool.lint.context import Context
from kbtool.lint.stated_names import find_stated_names


@dataclass(frozen=True, slots=True)
class RedirectPlace:
    """The file and the two addresses in it."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    former: Span
    goal: Span
    """Of an article's `redirect_from`, the former address again."""


def find_place(redirect: Redirect, context: Context) -> RedirectPlace:
    """The place of a redirect; the start of the file where it cannot be told."""
    if redirect.article is None:
        entry = context.kb.data.redirect_places[redirect.text]
        return RedirectPlace(entry.path, entry.key, entry.value)
    manuscript = context.by_path.get(redirect.path)
    names = find_stated_names(manuscript, FIELD, redirect.text.__eq__) if manuscript else ()
    span = next((scalar.span for scalar in names), START)
    return RedirectPlace(redirect.path or redirect.article.path, span, span)
