"""A file in a folder for few is for few, whoever names it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from tests.conftest import configuration

MakeBase = Callable[..., KnowledgeBase]
TODAY = date(2026, 1, 1)
FILES = {"en/a.png": b"", "en/staff/b.png": b"", "en/staff/pay/c.png": b"", "zh/staff/d.png": b"", "e.png": b""}
PUBLIC = "---\naudience: public\n---\n"
NAMED = PUBLIC + "![a](a.png) ![b](staff/b.png) ![c](/staff/pay/c.png) ![d](../zh/staff/d.png) ![e](../e.png)\n"


def files(kb: KnowledgeBase, audience: str) -> set[str]:
    return {path for article in kb.select(Edition(audience, "en"), TODAY).articles for path in article.files}


@pytest.mark.parametrize(
    ("index", "agents"),
    [
        ("audience: agents", set(FILES)),
        ("audience: internal", {"en/a.png", "e.png"}),
        ("defaults: {audience: agents}", set(FILES)),
        ("audience: agent", {"en/a.png", "e.png"}),
        ("audience: [public]", {"en/a.png", "e.png"}),
    ],
)
def test_files_in_a_folder_for_few_are_in_their_editions_only(
    index: str, agents: set[str], make_base: MakeBase
) -> None:
    kb = make_base(FILES | {"en/i.md": NAMED, "en/staff/index.md": f"---\ntitle: S\n{index}\n---\n"})
    assert files(kb, "public") == {"en/a.png", "e.png"}
    assert files(kb, "agents") == agents


def test_attachments_of_a_folder_for_few_are_not_offered_to_others(make_base: MakeBase) -> None:
    text = "---\naudience: public\nattachments: [{file: staff/b.png}, {file: a.png}]\n---\n"
    kb = make_base(FILES | {"en/i.md": text, "en/staff/index.md": "---\naudience: agents\n---\n"})
    assert files(kb, "public") == {"en/a.png"}
    assert set(kb.files_for("public")) == {"en/a.png", "e.png"}


def test_a_translated_folder_closes_its_own_files_only(make_base: MakeBase) -> None:
    kb = make_base(FILES | {"en/i.md": NAMED, "zh/staff/index.md": "---\naudience: agents\n---\n"})
    assert files(kb, "public") == set(FILES) - {"zh/staff/d.png"}


def test_a_symbolic_link_does_not_lead_a_file_out_of_its_folder(tmp_path: Path) -> None:
    staff = tmp_path / "docs" / "en" / "staff"
    staff.mkdir(parents=True)
    (staff / "b.png").write_bytes(b"")
    (staff / "index.md").write_text("---\naudience: agents\n---\n")
    (staff.parent / "a.png").symlink_to("staff/b.png")
    (staff.parent / "i.md").write_text(PUBLIC + "![a](a.png)\n")
    kb = KnowledgeBase.from_folder(configuration(tmp_path))
    assert (files(kb, "public"), files(kb, "agents")) == (set(), {"en/a.png"})
