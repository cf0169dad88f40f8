"""Who owns a file, and how CODEOWNERS says it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.site.codeowners import END, START, codeowners_place, path_pattern
from kbtool.site.ownership import shortest_rules


@pytest.mark.parametrize(
    ("owners", "rules"),
    [
        ({"en/a/x.md": "@a", "en/a/y.md": "@a", "en/index.md": "@a"}, [("en/", "@a")]),
        (
            {"en/a/x.md": "@a", "en/a/y.md": "@a", "en/a/z.md": "@b", "en/b/x.md": "@b", "en/b/y.md": "@b"},
            [("en/", "@b"), ("en/a/", "@a"), ("en/a/z.md", "@b")],
        ),
        ({"en/a.md": "@b", "en/c/d/e.md": "@b", "fa/a.md": "@a"}, [("en/", "@b"), ("fa/", "@a")]),
        ({}, []),
    ],
)
def test_a_folder_with_one_owner_is_one_rule(owners: dict[str, str], rules: list[tuple[str, str]]) -> None:
    assert shortest_rules(owners) == rules


def owner_by(rules: list[tuple[str, str]], path: str) -> str:
    """The owner that the last fitting rule gives."""
    return [owner for rule, owner in rules if path == rule or (rule.endswith("/") and path.startswith(rule))][-1]


names = st.sampled_from(["a", "b", "a-b", "a.b"])
paths = st.lists(names, min_size=1, max_size=3).map(lambda parts: "/".join(["en", *parts, "x.md"]))


@given(st.dictionaries(paths, st.sampled_from(["@a", "@b", "@c"])))
def test_the_rules_give_every_file_its_owner_and_none_can_be_left_out(owners: dict[str, str]) -> None:
    rules = shortest_rules(owners)
    assert {path: owner_by(rules, path) for path in owners} == owners
    for left_out in range(len(rules)):
        fewer = rules[:left_out] + rules[left_out + 1 :]
        found = {path: owner_by([("", ""), ("en/", ""), *fewer], path) for path in owners}
        assert found != owners


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("docs/en/a b.md", "/docs/en/a\\ b.md"),
        ("docs/fa/راهنما.md", "/docs/fa/راهنما.md"),
        ("docs/en/c#.md", "/docs/en/c?.md"),
        ("#docs/en/", "/?docs/en/"),
        ("docs/en/[old]/a.md", "/docs/en/?old?/a.md"),
        ("docs/en/a*b?.md", "/docs/en/a?b?.md"),
        ("docs/en/a\u00a0b!.md", "/docs/en/a?b?.md"),
    ],
)
def test_a_pattern_fits_the_file_on_every_host(path: str, pattern: str) -> None:
    assert path_pattern(path) == pattern
    glob = re.escape(pattern.replace("\\ ", " ")).replace(r"\?", "[^/]")
    assert re.fullmatch(glob, f"/{path}")


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ([], ".github/CODEOWNERS"),
        (["CODEOWNERS"], "CODEOWNERS"),
        (["CODEOWNERS", ".github/CODEOWNERS"], ".github/CODEOWNERS"),
        ([".gitlab-ci.yml"], ".gitlab/CODEOWNERS"),
        ([".gitlab-ci.yml", ".github/x.yml"], ".github/CODEOWNERS"),
    ],
)
def test_the_file_is_where_the_host_looks(tmp_path: Path, files: list[str], place: str) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert codeowners_place(tmp_path) == place


def test_the_marks_are_comments() -> None:
    assert START.startswith("# ")
    assert END.startswith("# ")
