"""An article is as new as the newest of what it shows."""

from collections.abc import Callable
from datetime import date

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import FileHistory, History, Version
from kbtool.site.audience_views import audience_views

FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 3)
HEAD = "---\naudience: public\n---\n"


def test_the_date_counts_a_shared_text_as_far_as_the_readers_see_it(
    make_base: Callable[..., KnowledgeBase],
) -> None:
    staff = "/// audience | agents\n/// include | _includes/staff.md\n///\n///\n"
    before, after = (f"{HEAD}T\n\n/// audience | agents\n{word}\n///\n" for word in ("old", "new"))
    kb = make_base(
        {
            "en/a.md": f"---\ntitle: A\naudience: public\n---\n/// include | _includes/terms.md\n///\n\n{staff}",
            "en/_includes/terms.md": after,
            "en/_includes/staff.md": "---\naudience: agents\n---\nStaff\n",
        }
    )
    versions = (
        Version(SECOND, before.encode(), after.encode()),
        Version(FIRST, f"{HEAD}x".encode(), before.encode()),
        Version(FIRST, b"", f"{HEAD}x".encode()),
    )
    history = History(
        files={
            "docs/en/a.md": FileHistory(None, date(2025, 1, 1), ()),
            "docs/en/_includes/terms.md": FileHistory(FIRST, SECOND, (), versions),
            "docs/en/_includes/staff.md": FileHistory(FIRST, THIRD, ()),
        }
    )
    (article,) = kb.articles
    for audience, expected in (("public", FIRST), ("agents", THIRD)):
        view = audience_views(kb, audience, history, date(2026, 11, 22))["en"]
        assert view.updated(view.by_path[article.path]) == expected
