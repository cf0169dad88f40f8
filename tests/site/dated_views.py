"""The views of a base in memory, each article as old as the test says."""

from collections.abc import Mapping
from datetime import date

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import FileHistory, History
from kbtool.site.audience_views import audience_views
from kbtool.site.view import View

TODAY = date(2026, 11, 22)


def article(title: str, *, audience: str = "public", front_matter: str = "", body: str = "Text.") -> str:
    """The text of a file."""
    return f"---\ntitle: {title}\naudience: {audience}\n{front_matter}---\n{body}\n"


def dated_views(kb: KnowledgeBase, days: Mapping[str, str] = {}, audience: str = "public") -> Mapping[str, View]:
    """`days` is path below docs/ → day of the last change, `2026-02-03`; what is not in it has no date."""
    files = {f"docs/{path}": FileHistory(None, date.fromisoformat(day), ()) for path, day in days.items()}
    return audience_views(kb, audience, History(files=files), TODAY)
