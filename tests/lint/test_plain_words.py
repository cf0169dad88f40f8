"""Titles that ask for the same, and titles that only look so."""

import pytest

from kbtool.lint.plain_words import title_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reset your password", "Resetting passwords"),
        ("Change plans", "Plan changes"),
        ("How do I move a site?", "Moving sites"),
        ("Pay a bill", "Paying bills"),
        ("Policies", "The policy"),
        ("管理用户", "用户的管理"),
        ("ورود به حساب", "حساب: ورود به"),
    ],
)
def test_order_endings_and_small_words_make_no_difference(one: str, other: str) -> None:
    assert title_words(one) == title_words(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sites", "Sit"),
        ("Notes", "Not"),
        ("String", "Strong"),
        ("Log in", "Log out"),
        ("C", "C++"),
        ("Node.js 18", "Node.js 20"),
        ("Status", "Statue"),
        ("会议", "议会"),
    ],
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert title_words(one) != title_words(other)
