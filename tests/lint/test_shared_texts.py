"""Texts that articles include are checked where they stand, and in what shows them."""

from datetime import date
from pathlib import Path

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.changed_files import ChangedFiles
from kbtool.lint.case import Case
from kbtool.lint.comparison.comparison import FileChanges, compare
from kbtool.lint.examples import case_context
from kbtool.lint.impact import find_impact
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import lint
from kbtool.lint.registry import find_rules
from tests.conftest import configuration

INCLUDE = "/// include | _includes/terms.md\n///\n"
LONG = "Give a goodwill credit of up to 50 euros without asking."


def found_in(case: Case) -> list[str]:
    """Place and name of every finding."""
    rules = find_rules()
    found = lint(case_context(case), rules, read_lint_settings({}, rules))
    return [f"{item.diagnostic.path}:{item.diagnostic.span.line} {item.diagnostic.name}" for item in found]


def test_links_words_and_headings_of_a_shared_text_are_checked_once() -> None:
    text = "---\ntitle: A\n---\nA\n\n/// include | _includes/terms.md\n///\n\n[T](#twice)\n"
    terms = "### Twice\n\nthe the [gone](gone.md)\n\n### Twice\n\nText\n"
    found = found_in(Case({"en/a.md": text, "en/b.md": text, "en/_includes/terms.md": terms}))
    assert {item for item in found if "_includes" in item} == {
        "docs/en/_includes/terms.md:3 broken-link",
        "docs/en/_includes/terms.md:3 doubled-word",
        "docs/en/_includes/terms.md:5 duplicate-heading",
    }
    assert not [item for item in found if "broken-anchor" in item]


def test_a_narrower_article_that_a_shared_text_links_to_is_told() -> None:
    files = {
        "en/a.md": INCLUDE,
        "en/_includes/terms.md": "[B](../b.md)\n",
        "en/b.md": "---\naudience: agents\n---\nB\n",
    }
    assert "docs/en/_includes/terms.md:1 link-to-narrower-audience" in found_in(Case(files))


def test_a_link_to_a_shared_text_leads_nowhere() -> None:
    files = {"en/a.md": f"{INCLUDE}\n[T](_includes/terms.md)\n", "en/_includes/terms.md": "T\n"}
    assert "docs/en/a.md:4 broken-link" in found_in(Case(files))


def test_who_shows_a_changed_text_is_looked_at() -> None:
    files = {"en/a.md": INCLUDE, "en/b.md": "B\n", "en/_includes/terms.md": "T\n"}
    changes = ChangedFiles(frozenset({"docs/en/_includes/terms.md"}), frozenset())
    families = find_impact(case_context(Case(files)), changes).families
    assert {path: "".join(sorted(found)) for path, found in families.items() if found} == {"docs/en/a.md": "039"}


def test_an_impact_names_the_articles_that_show_a_changed_text_and_what_gains_readers() -> None:
    def base(terms: str) -> KnowledgeBase:
        body = f"/// audience | agents\n{INCLUDE}///\n"
        files = {"en/a.md": f"---\ntitle: A\naudience: public\n---\n{body}", "en/_includes/terms.md": terms}
        return KnowledgeBase.from_texts(configuration(Path("/base")), files)

    old, new = (base(f"---\naudience: {audience}\nowner: ann\n---\n{LONG}\n") for audience in ("agents", "public"))
    found = compare(old, new, FileChanges({"docs/en/_includes/terms.md"}, {}, {}), date(2026, 5, 1))
    assert [(item.path, item.notes) for item in found.articles] == [
        ("docs/en/a.md", ("with docs/en/_includes/terms.md",))
    ]
    assert [(item.path, item.before, item.after) for item in found.widened] == [
        ("docs/en/_includes/terms.md", "agents", "public")
    ]
    assert [(item.key, item.paths) for item in found.approvals] == [("ann", ("docs/en/_includes/terms.md",))]
