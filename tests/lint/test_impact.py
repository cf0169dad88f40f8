"""What a change can break elsewhere."""

from collections.abc import Mapping

import pytest

from kbtool.diagnostics import START, Diagnostic, Severity
from kbtool.history.changed_files import ChangedFiles
from kbtool.lint.case import Case
from kbtool.lint.examples import case_context
from kbtool.lint.impact import find_impact

TEXTS = {
    "en/index.md": "Home",
    "en/billing/index.md": "Billing",
    "en/billing/refunds.md": "See [fees](fees.md), [gone](gone.md) and ![](fees.svg).",
    "en/billing/fees.md": "Fees",
    "en/billing/fees.svg": "<svg/>",
    "en/start/first.md": "---\nid: first-steps\nrelated: [billing/fees]\n---\nOne.",
    "en/start/second.md": "[first](kb:first-steps) and [address](../../billing/old/)",
    "zh/billing/fees.md": "费用",
    "zh/start/first.md": "一",
}


def families(
    changed: set[str], deleted: frozenset[str] = frozenset(), texts: Mapping[str, str] = TEXTS
) -> dict[str, str]:
    """Path below docs/ → families of rules, of the files that did not change."""
    files = ChangedFiles(*(frozenset(f"docs/{path}" for path in paths) for paths in (changed, deleted)))
    impact = find_impact(case_context(Case(dict(texts))), files)
    assert not impact.is_everything
    return {path.removeprefix("docs/"): "".join(sorted(found)) for path, found in impact.families.items() if found}


def test_who_links_to_a_changed_article_is_looked_at() -> None:
    assert families({"en/billing/fees.md"}) == {
        "en/billing/refunds.md": "39",
        "en/billing/index.md": "25",
        "en/start/first.md": "159",
        "zh/billing/fees.md": "12369",
    }


def test_who_links_to_a_deleted_article_is_looked_at() -> None:
    assert families(set(), frozenset({"en/billing/gone.md"}))["en/billing/refunds.md"] == "39"
    assert families(set(), frozenset({"en/billing/old.md"}))["en/start/second.md"] == "39"
    assert families(set(), frozenset({"en/other.md"})) == {"en/index.md": "25"}


def test_a_link_by_identity_is_a_link() -> None:
    assert families({"en/start/first.md"})["en/start/second.md"] == "39"


def test_who_shows_a_changed_picture_is_looked_at() -> None:
    assert families({"en/billing/fees.svg"}) == {"en/billing/refunds.md": "39"}


def test_the_page_of_a_section_passes_values_on_to_all_below_it_in_every_language() -> None:
    found = families({"en/billing/index.md"})
    assert found["en/billing/refunds.md"] == found["zh/billing/fees.md"] == "019"
    assert "en/start/first.md" not in found


@pytest.mark.parametrize("path", ["mkdocs.yml", "docs/_data/tags.yml"])
def test_settings_and_data_files_concern_everything(path: str) -> None:
    impact = find_impact(case_context(Case(dict(TEXTS))), ChangedFiles(frozenset({path}), frozenset()))
    assert impact.is_everything


def test_a_finding_that_names_a_changed_article_counts_wherever_it_stands() -> None:
    files = ChangedFiles(frozenset({"docs/en/billing/fees.md"}), frozenset())
    impact = find_impact(case_context(Case(dict(TEXTS))), files)

    def finding(path: str, id_: str, message: str) -> Diagnostic:
        return Diagnostic(path, START, Severity.WARNING, id_, "duplicate-title", message)

    assert impact.concerns(finding("docs/en/billing/fees.md", "KB401", "x"))
    assert impact.concerns(finding("docs/en/billing/refunds.md", "KB301", "x"))
    assert not impact.concerns(finding("docs/en/billing/refunds.md", "KB401", "x"))
    assert impact.concerns(finding("docs/en/index.md", "KB501", "the same as docs/en/billing/fees.md"))
    assert not impact.concerns(finding("docs/en/index.md", "KB501", "the same as docs/en/start/first.md"))
