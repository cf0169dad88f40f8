"""`kbtool impact`: the summary of a change, from a real repository."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TEXTS, output, refusal, write
from tests.history.working_tree import WorkingTree

GOLDEN = Path(__file__).parent / "impact.golden.md"
OWNERS = 'docs-team: {name: Docs, handle: "@example/docs"}\nbilling-team: {name: Billing}\n'
STATED = """\
---
title: Refunds
type: policy
owner: billing-team
redirect_from: [billing/old-refunds]
---
Refunds take seven days.

Give a goodwill credit of up to 50 euros without asking.
"""
CHANGES = {
    "docs/en/billing/refunds.md": STATED,
    "docs/en/billing/secret.md": "---\ntitle: Goodwill | <b>@all</b>\naudience: public\n---\nAsk first.\n",
    "docs/en/start/new.md": "---\ntitle: New\naudience: agents\nreviewers: [billing-team]\n---\nNew.\n",
    "docs/zh-cn/billing/refunds.md": "---\ntitle: 退款\n---\n七天。\n",
}


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkingTree:
    """The small base in a folder of its repository, with a change that is not committed."""
    tree = WorkingTree(tmp_path / "repository")
    folder = tree.path / "help"
    former = {
        "docs/_data/owners.yml": OWNERS,
        "docs/en/billing/refunds.md": TEXTS["docs/en/billing/refunds.md"]
        + "\n/// audience | internal\nGive a goodwill credit of up to\n50 euros without asking.\n///\n",
    }
    write(folder, TEXTS | former)
    tree.commit("2026-01-01")
    write(folder, CHANGES)
    (folder / "docs/en/billing-old/fees.md").unlink()
    monkeypatch.chdir(folder)
    return tree


def test_the_summary_is_what_a_writer_understands(changed: WorkingTree) -> None:
    assert output("impact", "--since", "HEAD", "--format", "markdown") == GOLDEN.read_text(encoding="utf-8")


def test_people_read_the_same_at_the_terminal(changed: WorkingTree) -> None:
    lines = output("impact", "--since", "HEAD").split("\n")
    assert lines[0] == "Text that becomes visible to a wider audience"
    assert lines[1].split()[:3] == ["docs/en/billing/refunds.md:9", "internal", "public"]
    assert "  /billing-old/fees/  docs/en/billing-old/fees.md" in lines


def test_programs_get_every_part(changed: WorkingTree) -> None:
    found = json.loads(output("impact", "--since", "HEAD", "--format", "json"))
    assert found["commit"] == changed.git("rev-parse", "HEAD")
    assert [item["kind"] for item in found["articles"]] == [
        "removed",
        "changed",
        "changed",
        "new",
        "changed",
        "changed",
    ]
    assert found["stale_translations"] == [
        {"path": "docs/fa/billing/refunds.md", "language": "fa", "source": "docs/en/billing/refunds.md"}
    ]
    assert {item["key"] for item in found["approvals"]} == {"docs-team", "billing-team"}


def test_without_a_change_readers_notice_nothing(changed: WorkingTree) -> None:
    changed.git("add", "--all")
    changed.git("stash", "--quiet")
    assert output("impact", "--since", "HEAD") == "Readers will notice nothing.\n"


def test_a_change_counts_from_where_the_branch_began(changed: WorkingTree) -> None:
    changed.git("checkout", "--quiet", "-b", "change")
    changed.commit("2026-01-02")
    changed.git("checkout", "--quiet", "main")
    write(changed.path / "help", {"docs/en/other.md": "---\ntitle: Other\n---\nO.\n"})
    changed.commit("2026-01-03")
    changed.git("checkout", "--quiet", "change")
    found = json.loads(output("impact", "--since", "main", "--format", "json"))
    assert "docs/en/other.md" not in [item["path"] for item in found["articles"]]
    assert len(found["articles"]) == 6


def test_a_former_state_that_cannot_be_read_is_said(changed: WorkingTree) -> None:
    (changed.path / "help" / "mkdocs.yml").rename(changed.path / "kept.yml")
    changed.commit("2025-12-31")
    (changed.path / "kept.yml").rename(changed.path / "help" / "mkdocs.yml")
    text = output("impact", "--since", "HEAD")
    assert text.startswith(
        "The former state cannot be read, so everything counts as new and nothing as widened: mkdocs.yml: no such file"
    )


def test_settings_that_reach_every_reader_are_told(changed: WorkingTree) -> None:
    path = changed.path / "help" / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("  - kbtool/content\n", "  - kbtool/content\n  - macros\n")
    places = "    publish:\n      internal: {to: folder, path: /srv/help}\n"
    path.write_text(f"{text}{places}hooks: [run.py]\n", encoding="utf-8")
    found = json.loads(output("impact", "--since", "HEAD", "--format", "json"))["settings"]
    assert [item["name"] for item in found] == ["extra.kbtool.publish", "plugins", "hooks"]
    assert found[0]["before"] == "none"
    assert found[0]["after"] == '{"internal": {"path": "/srv/help", "to": "folder"}}'


def test_an_unknown_commit_is_refused(changed: WorkingTree) -> None:
    assert refusal("impact", "--since", "no-such") == (
        "kbtool: --since no-such: there is no such commit; git fetch may bring it\n"
    )


def test_a_hostile_tree_writes_nothing_outside_and_follows_no_link(changed: WorkingTree, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("---\ntitle: Outside\naudience: public\n---\nOutside.\n", encoding="utf-8")
    link = changed.path / "help/docs/en/link.md"
    link.symlink_to(tmp_path / "outside.md")
    changed.commit("2026-01-02")
    link.unlink()
    found = json.loads(output("impact", "--since", "HEAD", "--format", "json"))
    assert not any("link.md" in item["path"] for item in found["articles"])
