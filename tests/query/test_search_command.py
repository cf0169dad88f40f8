"""`kbtool search` over a small site whose search was made without rendering its pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbtool.cli.main import group
from kbtool.config.search_settings import SearchSettings
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.files import search_files
from kbtool.site.search.scripts import engine_script
from kbtool.site.search.sections import Section

SETTINGS = """\
site_name: Help
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: 中文}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
theme: {name: kbtool}
extra: {kbtool: {audiences: [public, agents], defaults: {state: published, audience: public, owner: docs}}}
"""
ARTICLES = {
    "en": {
        "billing/refunds": ("Refunds", "How to get your money back within a week."),
        "billing/invoices": ("Invoices", "Download an invoice."),
    },
    "zh": {"billing/refunds": ("退款政策", "如何在七天内退回您的付款。")},
}
QUERIES = """\
- {query: money back, article: billing/refunds, within: 1}
- {query: refnds, article: docs/en/billing/refunds.md}
- {query: invoice, article: billing/refunds, within: 1}
- {query: parking, article: billing/parking}
"""
Run = Callable[..., Result]


def search_of(language: str, prefix: str) -> dict[str, str]:
    """The files of an edition's search."""
    documents = [
        Document(
            url=f"{prefix}{key}/",
            title=title,
            description="",
            breadcrumb=("Billing",),
            keywords=(),
            boost=1,
            category=None,
            tags=(),
            type="how-to",
            audience="public",
            updated="2026-01-01",
            sections=(Section("", "", text),),
        )
        for key, (title, text) in ARTICLES[language].items()
    ]
    facts = SearchFacts(
        manifest=f"{prefix}search/manifest.json",
        folder=f"{prefix}assets/search/",
        audience="public",
        language=language,
        settings=SearchSettings(),
        articles={},
        synonyms=(),
        types=(),
        audiences=(),
        categories=(),
        popular=(),
        category_links=(),
        languages=(),
    )
    made = search_files(facts, documents, load_analyzer())
    return {f"site/public/{path}": content.decode() for path, content in made.items()}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with two articles, and the search of its site."""
    root = tmp_path_factory.mktemp("base")
    texts = {
        "mkdocs.yml": SETTINGS,
        "docs/_data/queries.en.yml": QUERIES,
        "docs/_data/owners.yml": "docs: {name: Docs}\n",
    }
    texts["docs/_data/queries.zh.yml"] = "- {query: 退款, article: billing/refunds, within: 1}\n"
    for language, articles in ARTICLES.items():
        for key, (title, text) in articles.items():
            texts[f"docs/{language}/{key}.md"] = f"---\ntitle: {title}\n---\n{text}\n"
    texts |= search_of("en", "") | search_of("zh", "zh/") | {"site/public/assets/search-engine.0.js": engine_script()}
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture
def run(base: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `kbtool search` in the base."""
    monkeypatch.chdir(base)
    return lambda *arguments: CliRunner().invoke(group, ["search", *arguments])


def test_results_come_with_the_reason_for_their_rank(run: Run) -> None:
    result = run("mony", "back")
    assert result.exit_code == 0
    assert result.output.startswith("searching instead for money back\n1 article found\n\n 1. Refunds  ")
    assert "    billing/refunds/\n    How to get your [money] [back] within a week.\n" in result.output
    assert "typing error mony → money 0.5; as typed back 1; share of the question " in result.output


def test_another_edition_is_asked_by_name(run: Run) -> None:
    answer = json.loads(run("退回", "--edition", "public/zh", "--format", "json").output)
    assert [hit["url"] for hit in answer["hits"]] == ["zh/billing/refunds/"]
    assert answer["hits"][0]["excerpt"] == [["如何在七天内", 0], ["退回", 1], ["您的付款。", 0]]


def test_nothing_found_ends_with_1(run: Run) -> None:
    result = run("spaceship")
    assert (result.exit_code, result.output) == (1, "0 articles found\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x", "--edition", "staff"], "there is no audience staff; mkdocs.yml has public, agents"),
        (["x", "--edition", "public/fa"], "there is no language fa; mkdocs.yml has en, zh"),
        (["x", "--edition", "agents"], "run kbtool build --audience agents"),
        ([], "give words to search for, or --test"),
        (["x", "--test"], "give words to search for, or --test"),
    ],
)
def test_what_cannot_be_searched_is_said_in_a_line(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_golden_queries_report_each_miss_with_what_came_instead(run: Run) -> None:
    result = run("--test")
    assert result.exit_code == 1
    assert result.output.split("\n") == [
        "public/en: invoice: billing/refunds is not found, wanted within 1; found: Invoices",
        "public/en: parking: billing/parking is not in this edition",
        "public/en: 2 of 4 queries answered",
        "public/zh: 1 of 1 queries answered",
        "",
    ]


def test_golden_queries_are_summed_up_for_a_pull_request(run: Run) -> None:
    lines = run("--test", "--format", "markdown").output.split("\n")
    assert lines[:4] == [
        "## Search",
        "",
        "- public/en: 2 of 4 queries answered",
        "- public/zh: 1 of 1 queries answered",
    ]
    assert lines[4].startswith("- ❌ public/en: invoice: ")


def test_golden_queries_are_listed_for_programs(run: Run) -> None:
    members = json.loads(run("--test", "--format", "json").output)
    assert (members["passed"], members["failed"], members["version"]) == (3, 2, 1)
    assert members["queries"][0] == {
        "edition": "public/en",
        "query": "money back",
        "article": "billing/refunds",
        "within": 1,
        "rank": 1,
        "found": ["Refunds"],
        "is_known": True,
        "passed": True,
    }
