"""`--since`: what a change breaks in files that it did not touch; and severities by path."""

import json
from pathlib import Path

import pytest

from kbtool.content.markdown.text_digest import text_digest
from tests.cli.conftest import MKDOCS_YML, output, write
from tests.history.working_tree import WorkingTree

HOME = "---\ntitle: {}\ndefaults: {{audience: public}}\n---\n\nText.\n"
TEXTS = {
    "mkdocs.yml": MKDOCS_YML.replace("        - {locale: fa, name: فارسی}\n", ""),
    "docs/en/index.md": HOME.format("Home"),
    "docs/zh-cn/index.md": HOME.format("首页"),
    "docs/en/fees.md": "---\ntitle: Fees\n---\n\nWe take two per cent.\n",
    "docs/en/refunds.md": "---\ntitle: Refunds\n---\n\nSee [the fees](fees.md).\n",
    "docs/en/other.md": "---\ntitle: Other\n---\n\nSee [nothing](nowhere.md).\n",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkingTree:
    """A committed base with one broken link that is older than the change."""
    write(tmp_path, TEXTS)
    monkeypatch.chdir(tmp_path)
    made = WorkingTree(tmp_path)
    made.commit("2024-01-01")
    return made


def found(*arguments: str, exit_code: int) -> list[str]:
    """`path name` of what is a warning or an error."""
    report = json.loads(output("check", *arguments, "--format", "json", exit_code=exit_code))
    names = ("missing-description", "missing-review-date")
    return [
        f"{item['path']} {item['name']}"
        for item in report["diagnostics"]
        if item["severity"] != "info" and item["name"] not in names
    ]


def test_a_link_to_an_article_that_was_moved_is_found(repository: WorkingTree) -> None:
    repository.move("docs/en/fees.md", "docs/en/money/costs.md")
    assert found("--since", "HEAD", exit_code=1) == ["docs/en/refunds.md broken-link"]
    repository.commit("2024-01-02")
    assert found("--since", "HEAD~1", exit_code=1) == ["docs/en/refunds.md broken-link"]
    assert found("--since", "HEAD", exit_code=0) == []


def test_a_translation_that_a_change_makes_stale_is_found(repository: WorkingTree) -> None:
    digest = text_digest("\nWe take two per cent.\n")
    translation = f"---\ntitle: 费用\nsource: {{digest: {digest}}}\n---\n\n我们收取百分之二。\n"
    repository.write("docs/zh-cn/fees.md", translation)
    repository.commit("2024-01-02")
    assert "docs/zh-cn/fees.md stale-translation" not in found(exit_code=1)
    repository.write("docs/en/fees.md", TEXTS["docs/en/fees.md"].replace("two", "three"))
    assert "docs/zh-cn/fees.md stale-translation" in found("--since", "HEAD", exit_code=0)


def test_a_translation_without_a_digest_is_stale_where_the_change_moves_only_its_source(
    repository: WorkingTree,
) -> None:
    def stale() -> bool:
        return "docs/zh-cn/fees.md stale-translation" in found("--since", "HEAD", exit_code=0)

    repository.write("docs/zh-cn/fees.md", "---\ntitle: 费用\n---\n\n我们收取百分之二。\n")
    repository.commit("2024-01-02")
    repository.write("docs/en/fees.md", TEXTS["docs/en/fees.md"].replace("title: Fees", "title: Our fees"))
    assert not stale()
    repository.write("docs/en/fees.md", TEXTS["docs/en/fees.md"].replace("two", "three"))
    assert stale()
    repository.write("docs/zh-cn/fees.md", "---\ntitle: 费用\n---\n\n我们收取百分之三。\n")
    assert not stale()


def test_a_rule_can_be_milder_in_a_folder(repository: WorkingTree) -> None:
    def lint(settings: str) -> None:
        repository.write("mkdocs.yml", TEXTS["mkdocs.yml"].rstrip("\n") + f"\n    lint: {settings}\n")

    assert found("docs/en/other.md", exit_code=1) == ["docs/en/other.md broken-link"]
    lint('{paths: {"docs/en/o*": {broken-link: warning}}}')
    assert found("docs/en/other.md", exit_code=0) == ["docs/en/other.md broken-link"]
    lint('{broken-link: off, paths: {"docs/en/*": {broken-link: error}, "docs/en/o*": {broken-link: off}}}')
    repository.write("docs/en/more.md", TEXTS["docs/en/other.md"].replace("Other", "More"))
    assert found(exit_code=1) == ["docs/en/more.md broken-link"]
