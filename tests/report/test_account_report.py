"""The account of a build."""

from dataclasses import dataclass, field

from kbtool.content.edition import Edition
from kbtool.report.account import render_account


@dataclass(frozen=True)
class Account:
    edition: Edition
    articles: int
    pages: int
    excluded: dict[str, int] = field(default_factory=dict)
    made: int = 12
    dead_links: int = 0
    carried: int = 0


def test_an_edition_is_one_line_that_adds_up() -> None:
    account = Account(Edition("public", "en"), 28, 24, {"for agents only": 2, "draft": 1, "for internal only": 1})
    assert render_account([account]) == (
        "public/en  28 articles = 24 pages + 4 excluded (2 for agents only, 1 draft, 1 for internal only)"
        "; 12 pages more (sections, tags, search, not found)"
    )


def test_numbers_stand_below_each_other() -> None:
    lines = render_account(
        [Account(Edition("public", "en"), 1000, 999, {"draft": 1}), Account(Edition("agents", "zh-CN"), 1, 1, made=1)]
    ).split("\n")
    assert lines[0].startswith("public/en     1000 articles = 999 pages + 1 excluded (1 draft); 12 pages more")
    assert lines[1].startswith("agents/zh-CN     1 article  =   1 page  + 0 excluded; 1 page more")


def test_links_without_a_target_are_counted() -> None:
    assert render_account([Account(Edition("a", "en"), 1, 1, dead_links=3)]).endswith("; 3 links without a target")


def test_what_was_rendered_and_what_was_carried_over_adds_up_to_all_pages() -> None:
    (line,) = render_account([Account(Edition("a", "en"), 30, 24, carried=33)]).split("\n")
    assert line.endswith("; 3 rendered, 33 carried over")


def test_reasons_of_one_kind_count_together_and_none_is_lost() -> None:
    reasons = {f"front matter cannot be read: {number}": 1 for number in range(4)}
    reasons |= {f"kind {number}": 2 for number in range(7)}
    text = render_account([Account(Edition("a", "en"), 18, 0, reasons)])
    assert "+ 18 excluded (4 front matter cannot be read, 2 kind 0, 2 kind 1, 2 kind 2, 2 kind 3" in text
    assert ", 6 for other reasons)" in text


def test_no_edition_is_no_line() -> None:
    assert render_account([]) == ""
