"""Every rule about finished sites does what its own examples say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kbtool.verify.case import Case
from kbtool.verify.registry import find_rules
from kbtool.verify.rule import Rule
from tests.verify.small_site import verify_case

RULES = find_rules()


def cases(kind: str) -> Iterator[tuple[type[Rule], Case]]:
    for rule in RULES:
        for case in getattr(rule, kind):
            yield rule, case


@pytest.mark.parametrize(("rule", "case"), list(cases("passes")), ids=lambda item: getattr(item, "id", ""))
def test_a_good_example_passes(rule: type[Rule], case: Case, tmp_path: Path) -> None:
    assert [item.message for item in verify_case(tmp_path, case, [rule]).diagnostics] == []


@pytest.mark.parametrize(("rule", "case"), list(cases("fails")), ids=lambda item: getattr(item, "id", ""))
def test_a_bad_example_fails_exactly_where_it_says(rule: type[Rule], case: Case, tmp_path: Path) -> None:
    verified = verify_case(tmp_path, case, [rule])
    site = f"{verified.folder.as_posix()}/"
    assert tuple(item.path.removeprefix(site) for item in verified.diagnostics) == case.at
    assert {(item.id, item.name) for item in verified.diagnostics} == {(rule.id, rule.rule_name())}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: type[Rule]) -> None:
    assert rule.id.startswith("KV") and rule.id[2:].isdigit() and len(rule.id) == 5
    assert rule.passes and rule.fails and rule.hint
    assert all(case.at == () for case in rule.passes)
    assert all(case.at for case in rule.fails)
    assert rule.__doc__ and rule.__doc__.split("\n")[0].endswith(".")
    assert rule.texts.keys() == {"zh", "fa"}
    assert all(text.title and text.why and text.hint for text in rule.texts.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_messages_and_hints_start_small_and_end_without_a_full_stop(rule: type[Rule], tmp_path: Path) -> None:
    for number, case in enumerate(rule.fails):
        for item in verify_case(tmp_path / str(number), case, [rule]).diagnostics:
            assert item.message[0].islower() and not item.message.endswith(".")
            assert item.hint and not item.hint.endswith(".")
