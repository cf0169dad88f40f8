"""What a title is sorted by is worked out once, is the same when it is remembered, and nothing damaged is believed."""

from datetime import date
from pathlib import Path

import pytest

from kbtool.content.collation.sort_key import SortKey, sort_key
from kbtool.site import title_keys
from kbtool.site.title_keys import SHELF, TitleKeys
from kbtool.store.store import Store

TODAY = date(2026, 11, 22)
TITLES = ("退款", "Zürich 12", "Refund", "")


def found(folder: Path, titles: tuple[str, ...], audience: str = "public", locale: str = "zh") -> list[SortKey]:
    """The keys of the titles, as a build finds them and keeps them."""
    with Store(folder, TODAY) as store:
        keys = TitleKeys(audience, store)
        made = [keys.of(locale)(title) for title in titles]
        keys.keep(store)
    return made


def test_a_title_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [sort_key(title, "zh") for title in TITLES]
    assert found(tmp_path, TITLES) == expected
    monkeypatch.setattr(title_keys, "sort_key", lambda title, locale: (title, locale, "worked out again"))
    assert found(tmp_path, TITLES) == expected
    assert found(tmp_path, (*TITLES, "New")) == [*expected, ("New", "zh", "worked out again")]
    assert found(tmp_path, TITLES[:1], locale="en")[0][2] == "worked out again"
    assert found(tmp_path, TITLES[:1], audience="agents")[0][2] == "worked out again"


def test_a_title_that_no_file_can_hold_is_worked_out_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        assert found(tmp_path, ("\ud800", "Refund")) == [sort_key("\ud800", "zh"), sort_key("Refund", "zh")]


def test_a_damaged_value_is_made_anew(tmp_path: Path) -> None:
    found(tmp_path, TITLES)
    with Store(tmp_path, TODAY) as store:
        store.keep(SHELF, {TitleKeys("public", store).name("zh"): b"\xc1"})
    assert found(tmp_path, TITLES) == [sort_key(title, "zh") for title in TITLES]


@pytest.mark.parametrize("what", ["sys.version", "version"])
def test_another_python_or_library_of_characters_sorts_anew(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path, TITLES)
    monkeypatch.setattr(title_keys, "sort_key", lambda title, locale: (title, locale, "worked out again"))
    if what == "version":
        monkeypatch.setattr(title_keys, "version", lambda name: "99")
    else:
        monkeypatch.setattr("sys.version", "99")
    assert {key[2] for key in found(tmp_path, TITLES)} == {"worked out again"}
