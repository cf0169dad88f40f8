"""What holds for every rule, whichever they are: a rule's examples are its tests."""

import re
from dataclasses import replace
from typing import Any

import pytest

from kbtool.content import rule_ids
from kbtool.lint.case import Case
from kbtool.lint.examples import case_context, findings_of, fixed_files, place_of
from kbtool.lint.linting import Reported
from kbtool.lint.registry import find_rules
from kbtool.lint.rule import Rule

RULES = find_rules()
FAMILIES = ((140, 159), (190, 199), (200, 899), (910, 999))
"""Ids of rules; the others belong to reading."""
FOREIGN = {
    "zh": re.compile(r"[\u4e00-\u9fff].*[。？！]$", re.DOTALL),
    "fa": re.compile(r"[\u0600-\u06ff].*[.؟!]$", re.DOTALL),
}
"""How a title in another language looks."""
CAPITALISED = re.compile(r"[A-Z][a-z]+\b")


def cases(kind: str) -> list[Any]:
    """(rule, case) with a name such as `heading-skip-2`."""
    return [
        pytest.param(rule, case, id=f"{rule.rule_name()}-{number}")
        for rule in RULES
        for number, case in enumerate(getattr(rule, kind), 1)
    ]


def rules() -> list[Any]:
    """All rules with their names."""
    return [pytest.param(rule, id=rule.rule_name()) for rule in RULES]


def lines_of(case: Case, reported: Reported) -> list[str]:
    """The lines of the file a finding stands in."""
    return case.files[reported.diagnostic.path.removeprefix("docs/")].split("\n")


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_a_passing_example_is_silent(rule: type[Rule[Any]], case: Case) -> None:
    assert [(place_of(item, case), item.diagnostic.message) for item in findings_of(rule, case)] == []


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_a_passing_example_can_be_read(rule: type[Rule[Any]], case: Case) -> None:
    """Of an article that is withheld no rule says anything."""
    if isinstance(case.text, str):
        assert [item.reason for item in case_context(case).kb.withheld] == []


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_a_failing_example_fails_exactly_where_it_says(rule: type[Rule[Any]], case: Case) -> None:
    assert case.at
    assert tuple(place_of(item, case) for item in findings_of(rule, case)) == case.at


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_a_fix_gives_the_fixed_text(rule: type[Rule[Any]], case: Case) -> None:
    fixed = fixed_files(findings_of(rule, case), case.files)
    if isinstance(case.fixed, str):
        assert list(fixed.values()) == [case.fixed]
    else:
        assert fixed == dict(case.fixed or {})


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_a_fixed_text_needs_no_fix(rule: type[Rule[Any]], case: Case) -> None:
    fixed = fixed_files(findings_of(rule, case), case.files)
    text = next(iter(fixed.values()), "") if isinstance(case.text, str) else case.files | fixed
    again = replace(case, text=text) if fixed else case
    assert not fixed or [place_of(item, again) for item in findings_of(rule, again) if item.edits] == []


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_a_finding_is_written_as_the_house_writes(rule: type[Rule[Any]], case: Case) -> None:
    for item in findings_of(rule, case):
        diagnostic = item.diagnostic
        assert diagnostic.hint, "say what to do"
        for text in (diagnostic.message, diagnostic.hint):
            assert text == text.strip()
            assert not text.endswith(".") or text.endswith("...")
            assert "\n" not in text
            first = CAPITALISED.match(text)
            assert first is None or any(first[0] in content for content in case.files.values()), text


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_a_finding_lies_in_its_file(rule: type[Rule[Any]], case: Case) -> None:
    for item in findings_of(rule, case):
        if item.diagnostic.path == "mkdocs.yml":
            continue
        lines = lines_of(case, item)
        for span in (item.diagnostic.span, *(edit.span for edit in item.edits)):
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1 or span.line == 1
            assert span.end_column <= len(lines[span.end_line - 1]) + 1 or span.end_line == 1


@pytest.mark.parametrize("rule", rules())
def test_a_rule_shows_what_is_right_and_what_is_wrong(rule: type[Rule[Any]]) -> None:
    assert rule.passes
    assert rule.fails


@pytest.mark.parametrize("rule", rules())
def test_a_rule_says_in_a_sentence_what_good_articles_do(rule: type[Rule[Any]]) -> None:
    title, _, why = (rule.__doc__ or "").partition("\n")
    assert re.fullmatch(r"[A-Z].*\.", title)
    assert len(why.strip()) > 30, "say why"


@pytest.mark.parametrize("locale", ["zh", "fa"])
@pytest.mark.parametrize("rule", rules())
def test_a_rule_is_explained_in_every_language(rule: type[Rule[Any]], locale: str) -> None:
    text = rule.texts[locale]
    assert FOREIGN[locale].search(text.title), text.title
    assert FOREIGN[locale].search(text.why), text.why
    assert bool(text.hint) == bool(rule.hint)


@pytest.mark.parametrize("rule", rules())
def test_an_id_belongs_to_one_of_the_families(rule: type[Rule[Any]]) -> None:
    assert re.fullmatch(r"KB[0-9]{3}", rule.id)
    assert any(low <= int(rule.id[2:]) <= high for low, high in FAMILIES)


def test_no_rule_has_the_id_or_name_of_a_finding_of_reading() -> None:
    taken = [item for item in vars(rule_ids).values() if isinstance(item, rule_ids.RuleId)]
    assert {rule.id for rule in RULES}.isdisjoint({item.id for item in taken})
    assert {rule.rule_name() for rule in RULES}.isdisjoint({item.name for item in taken})
