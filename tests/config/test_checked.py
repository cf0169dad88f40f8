"""Settings are read by the quick way or by the thorough one, and nobody can tell which."""

from typing import Any

import pytest

from kbtool.config import Settings
from kbtool.config.checked import WrongValuesError, read_checked
from kbtool.config.search_settings import Boosts
from kbtool.config.targets import FolderTarget
from kbtool.config.validator import validated

RIGHT: tuple[dict[str, Any], ...] = (
    {},
    {"audiences": ["public", "agents"], "hosts": {"agents": "https://a.example/"}, "mode": "setup"},
    {"defaults": {"state": "draft", "weight": 3, "tags": ["a"], "noindex": None}, "lint": {"rules": {"a": "off"}}},
    {"review": {"policy": "6 months"}, "translations": {"alternates_max_age": "1 year"}, "limits": {"seconds": 3}},
    {
        "search": {
            "boosts": {"title": 2},
            "provider": {"type": "typesense", "url": "https://s.e", "keys": {"public": "k"}},
        }
    },
    {"publish": {"public": {"to": "s3", "bucket": "b", "prefix": "help"}}},
)
WRONG: tuple[tuple[dict[str, Any], list[tuple[tuple[str | int, ...], str]]], ...] = (
    (
        {"limits": {"size": 0, "sise": 1}, "cards": "perhaps"},
        [
            (("cards",), "Input should be a valid boolean, unable to interpret input"),
            (("limits", "size"), "Input should be greater than 0"),
            (("limits", "sise"), "Extra inputs are not permitted"),
        ],
    ),
    (
        {"review": {"policy": "6 months\n"}},
        [
            (
                ("review", "policy"),
                "String should match pattern '^[1-9][0-9]* (?:day|week|month|year)s?$'",
            )
        ],
    ),
    (
        {"publish": {"public": {"to": "s3", "bucket": "b"}}},
        [
            (
                ("publish", "public", "s3"),
                "give a prefix, or a record_bucket: what is live is recorded where nobody else reads it",
            )
        ],
    ),
    (
        {"publish": {"public": {"to": "folder", "path": "\ud800"}}},
        [
            (
                ("publish", "public", "folder", "path"),
                "Input should be a valid string, unable to parse raw data as a unicode string",
            )
        ],
    ),
    ({"hosts": {"agents": "https://a.example/"}}, [((), "hosts names 'agents', which is no audience")]),
    (
        {"embeds": ["a b"], "search": {"events": "ftp://a"}},
        [
            (("search", "events"), "'ftp://a' is no address: write it as https://www.example.com/searches"),
            (("embeds",), "'a b' is no host: write it as www.example.com"),
        ],
    ),
)


@pytest.mark.parametrize("values", RIGHT)
def test_both_ways_give_the_same(values: dict[str, Any]) -> None:
    assert repr(read_checked(Settings, values)) == repr(validated(Settings, values))


def test_nested_values_are_of_their_own_kind() -> None:
    for read in (read_checked, validated):
        settings = read(Settings, {"publish": {"public": {"to": "folder", "path": "/srv"}}})
        assert isinstance(settings.search.boosts, Boosts)
        assert settings.publish == {"public": FolderTarget(path="/srv")}


@pytest.mark.parametrize(("values", "faults"), WRONG)
def test_all_that_is_wrong_is_told(values: dict[str, Any], faults: list[tuple[tuple[str | int, ...], str]]) -> None:
    with pytest.raises(WrongValuesError) as caught:
        read_checked(Settings, values)
    assert caught.value.faults == faults


def test_what_only_the_thorough_way_understands_is_read() -> None:
    assert read_checked(Settings, {"limits": {"size": "10"}, "llms": "yes"}).limits.size == 10
