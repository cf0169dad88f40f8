"""What has a name in common with the restricted is as if that were not there: ids, hidden indexes, hard links."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.build.small_base import PIXEL, SETTINGS
from tests.build.twins import differences, planned_sites
from tests.cli.conftest import write

HEAD = "---\ntitle: {}\n{}---\n"
STAFF = "audience: agents\n"
PUBLIC = {
    "mkdocs.yml": SETTINGS,
    "docs/en/m.md": HEAD.format("M", "id: same\n") + "[n](kb:same)\n",
    "docs/en/n.md": HEAD.format("N", "related: [same]\n") + "[m](kb:same) ![](pay/a.png)\n",
    "docs/en/pay/c.md": HEAD.format("C", "replaced_by: same\nstate: archived\n"),
    "docs/en/pay/d.md": HEAD.format("D", ""),
}


def base(folder: Path, texts: Mapping[str, str]) -> Path:
    write(folder, dict(texts))
    (folder / "docs/en/pay/a.png").write_bytes(PIXEL)
    return folder


def found(tmp_path: Path, texts: Mapping[str, str], audience: str = "public") -> list[str]:
    """What differs for readers when these files are there, too."""
    with_them = planned_sites(base(tmp_path / "with", {**PUBLIC, **texts}), audience)
    return list(differences(with_them, planned_sites(base(tmp_path / "without", PUBLIC), audience)))


@pytest.mark.parametrize("path", ["docs/en/a.md", "docs/en/z.md", "docs/en/pay/same.md"])
def test_a_restricted_article_with_the_id_of_a_public_one_changes_nothing(path: str, tmp_path: Path) -> None:
    texts = {path: HEAD.format("Z", f"id: same\n{STAFF}")}
    assert found(tmp_path, texts) == []
    assert found(tmp_path, texts, "agents")


@pytest.mark.parametrize("name", [".index.md", ".README.md", "._index.md"])
def test_a_hidden_index_is_no_page_and_changes_nothing(name: str, tmp_path: Path) -> None:
    texts = {f"docs/en/pay/{name}": HEAD.format("zqtitle", "")}
    for audience in ("public", "internal"):
        assert found(tmp_path / audience, texts, audience) == []


def test_a_hard_link_from_a_restricted_folder_changes_nothing(tmp_path: Path) -> None:
    full = base(tmp_path / "with", {**PUBLIC, "docs/en/staff/index.md": HEAD.format("S", STAFF) + "![](b.png)\n"})
    os.link(full / "docs/en/pay/a.png", full / "docs/en/staff/b.png")
    os.link(full / "docs/en/pay/d.md", full / "docs/en/staff/e.md")
    plain = base(tmp_path / "without", PUBLIC)
    assert list(differences(planned_sites(full, "public"), planned_sites(plain, "public"))) == []
    assert list(differences(planned_sites(full, "agents"), planned_sites(plain, "agents")))
