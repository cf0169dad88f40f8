"""Since when readers have an article, and of which day it is."""

from collections.abc import Callable
from datetime import date

import pytest

from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import FileHistory, History, Version
from kbtool.site.audience_views import audience_views
from kbtool.site.seen_changes import first_publication

RULES = ReadingRules(("public", "agents", "internal"))
FIRST, SECOND, THIRD, TODAY = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 3), date(2026, 11, 22)
MakeBase = Callable[..., KnowledgeBase]


def article(**fields: str) -> bytes:
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: A\n{head}---\nText.\n".encode()


def past(*texts: bytes) -> tuple[Version, ...]:
    return tuple(Version(*pair) for pair in zip((FIRST, SECOND, THIRD), (b"", *texts), texts, strict=False))


def dates(make_base: MakeBase, text: bytes, file: FileHistory, **history: object) -> tuple[date | None, date | None]:
    """When the article was published, and when it changed."""
    kb = make_base({"en/a.md": text})
    known = History(files={"docs/en/a.md": file}, **({"has_texts": True} | history))  # type: ignore[arg-type]
    view = audience_views(kb, "public", known, TODAY)["en"]
    return view.published(view.articles["a"]), view.updated(view.articles["a"])


def test_a_draft_begins_with_the_commit_that_publishes_it() -> None:
    versions = past(article(state="draft"), article(state="review"), article(state="published"))
    assert first_publication(versions, "public", RULES) == THIRD


def test_each_audience_has_it_since_it_may_read_it() -> None:
    versions = past(article(audience="internal"), article(audience="agents"), article(audience="public"))
    assert first_publication(versions, "internal", RULES) == FIRST
    assert first_publication(versions, "agents", RULES) == SECOND
    assert first_publication(versions, "public", RULES) == THIRD


def test_what_could_not_be_read_was_not_published() -> None:
    assert first_publication(past(b"---\naudience: [\n---\n", article()), "public", RULES) == SECOND


def test_a_commit_that_does_not_count_hides_the_day() -> None:
    """The third text was published already before the change that is known."""
    versions = (Version(FIRST, b"", article(state="draft")), Version(THIRD, article(), article(owner="x")))
    assert first_publication(versions, "public", RULES) is None


def test_a_page_shows_no_day_before_it_was_published(make_base: MakeBase) -> None:
    file = FileHistory(FIRST, SECOND, (), beginnings=past(article(state="draft"), article(), article()))
    assert dates(make_base, article(audience="public"), file) == (SECOND, SECOND)


def test_the_schedule_says_when_it_began(make_base: MakeBase) -> None:
    text = article(publish_on="2026-05-05", audience="public")
    assert dates(make_base, text, FileHistory(FIRST, SECOND, ())) == (date(2026, 5, 5), date(2026, 5, 5))


def test_an_article_that_states_its_day_has_it_and_is_older_than_its_first_commit(make_base: MakeBase) -> None:
    text = article(updated_on="2020-05-05", audience="public")
    assert dates(make_base, text, FileHistory(FIRST, SECOND, ())) == (None, date(2020, 5, 5))


@pytest.mark.parametrize("stated", [{}, {"updated_on": "2027-01-01"}])
def test_a_day_to_come_is_no_date(make_base: MakeBase, stated: dict[str, str]) -> None:
    text = article(audience="public", **stated)
    assert dates(make_base, text, FileHistory(FIRST, date(2027, 1, 1), ()))[1] is None


def test_without_the_texts_of_the_past_nobody_knows_when_it_began(make_base: MakeBase) -> None:
    text = article(audience="public")
    assert dates(make_base, text, FileHistory(FIRST, SECOND, ()), has_texts=False) == (None, SECOND)
