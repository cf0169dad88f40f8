"""The order of titles is that of their keys, is worked out once, and nothing damaged is believed."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.collation.sort_key import sort_key
from kbtool.site import title_order
from kbtool.site.title_order import SHELF, TitleOrder
from kbtool.store.store import NO_STORE, Store

TODAY = date(2026, 11, 22)
TITLES = ("退款", "Zürich 12", "Refund", "")
UNSEEN = "\u200d"


def found(folder: Path, titles: Iterable[str], audience: str = "public", locale: str = "zh") -> Mapping[str, int]:
    """The places of the titles, as a build finds them and keeps them."""
    with Store(folder, TODAY) as store:
        order = TitleOrder(audience, store)
        places = order.places(locale, titles)
        order.keep(store)
    return places


def by_place(places: Mapping[str, int]) -> list[set[str]]:
    """The titles in their order; those with one place together."""
    return [{title for title in places if places[title] == place} for place in sorted(set(places.values()))]


def by_key(titles: Iterable[str], locale: str = "zh") -> list[set[str]]:
    keys = {title: sort_key(title, locale) for title in titles}
    return [{title for title in keys if keys[title] == key} for key in sorted(set(keys.values()))]


@given(st.lists(st.text("abÄ退款 1\u200d", max_size=3)), st.lists(st.text("abÄ退款 1\u200d", max_size=3), max_size=3))
def test_titles_stand_as_their_keys_do_whenever_they_came(first: list[str], later: list[str]) -> None:
    known = [f"{number} of many" for number in range(200)]
    order = TitleOrder("public", NO_STORE)
    assert by_place(order.places("zh", known + first)) == by_key(known + first)
    assert by_place(order.places("zh", known + first + later)) == by_key(known + first + later)


def test_titles_that_sort_alike_have_one_place(tmp_path: Path) -> None:
    assert by_place(found(tmp_path, ("ab", f"a{UNSEEN}b", "b"))) == [{"ab", f"a{UNSEEN}b"}, {"b"}]


def test_a_title_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(tmp_path, TITLES)
    assert by_place(expected) == by_key(TITLES)
    monkeypatch.setattr(title_order, "sort_key", lambda title, locale: (len(title), title))
    assert found(tmp_path, TITLES) == expected
    turned = [{""}, {"退款"}, {"Refund"}, {"Zürich 12"}]
    assert by_place(found(tmp_path, TITLES, locale="en")) == turned
    assert by_place(found(tmp_path, TITLES, audience="agents")) == turned


def test_a_new_title_among_many_leaves_most_of_them_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [f"Title {number}" for number in range(1000)]
    found(tmp_path, known)
    asked: list[str] = []

    def noted(title: str, locale: str) -> object:
        asked.append(title)
        return sort_key(title, locale)

    monkeypatch.setattr(title_order, "sort_key", noted)
    places = found(tmp_path, [*known[1:], "Title 500 b"])
    assert by_place(places) == by_key([*known[1:], "Title 500 b"])
    assert len(asked) < 15


def test_a_title_that_no_file_can_hold_is_worked_out_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        assert by_place(found(tmp_path, ("\ud800", "Refund"))) == by_key(("\ud800", "Refund"))


def test_a_damaged_value_is_made_anew(tmp_path: Path) -> None:
    found(tmp_path, TITLES)
    with Store(tmp_path, TODAY) as store:
        store.keep(SHELF, {TitleOrder("public", store).name("zh"): b"\xc1"})
    assert by_place(found(tmp_path, TITLES)) == by_key(TITLES)


@pytest.mark.parametrize("what", ["sys.version", "version"])
def test_another_python_or_library_of_characters_sorts_anew(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path, TITLES)
    monkeypatch.setattr(title_order, "sort_key", lambda title, locale: (len(title), title))
    if what == "version":
        monkeypatch.setattr(title_order, "installed_version", lambda name: "99")
    else:
        monkeypatch.setattr("sys.version", "99")
    assert by_place(found(tmp_path, TITLES)) == [{""}, {"退款"}, {"Refund"}, {"Zürich 12"}]
