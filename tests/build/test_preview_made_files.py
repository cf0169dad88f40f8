"""Whoever asks the preview for a file that no page stands for gets it, and a missing page is missed at once."""

from pathlib import Path

import pytest

from kbtool.build.preview.made_files import MadeFiles
from kbtool.site.edition_site import EditionSite
from tests.build.small_base import SETTINGS
from tests.site.planned_bases import TODAY, planned

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": SETTINGS.replace("  kbtool:\n", "  kbtool:\n    llms: true\n    indexnow: 0123456789abcdef\n", 1),
    "docs/en/pay/index.md": "---\ntitle: Pay\n---\nText.\n",
    "docs/en/pay/one.md": "---\ntitle: One\ntags: [money]\nredirect_from: [old/deep/one/, old/two.html]\n---\nText.\n",
    "docs/en/pay/two.md": "---\ntitle: Two\ntags: [money]\n---\nText.\n",
    "docs/_data/tags.yml": "money: {title: {en: Money}}\n",
}


@pytest.fixture
def sites(tmp_path: Path) -> list[EditionSite]:
    folder = tmp_path / "base"
    folder.mkdir()
    return list(planned(folder, FILES, dict.fromkeys(FILES, TODAY)).values())


def asked(sites: list[EditionSite], path: str, output: Path) -> bool:
    """Whether all lie there after somebody has asked for a path."""
    files = MadeFiles()
    files.take(sites, output)
    files.make(path)
    return all((output / name).is_file() for site in sites for name in site.made)


def test_all_are_there_for_whoever_asks_for_one_or_for_the_folder_of_a_former_page(
    sites: list[EditionSite], tmp_path: Path
) -> None:
    made = [path for site in sites for path in site.made]
    assert {"robots.txt", "llms.txt", "_redirects", "feed.xml", "sitemap.xml", "old/two.html"} <= set(made)
    assert "old/deep/one/index.html" in made
    for number, path in enumerate([*made, "old/deep/one/", "old/deep/one", "old"]):
        assert asked(sites, path, tmp_path / str(number)), path


@pytest.mark.parametrize("path", ["pay/gone/", "pay/gone", "pay/gone/index.html", "pay/one/", "", "old-one/"])
def test_none_is_made_for_whoever_asks_for_a_page(sites: list[EditionSite], tmp_path: Path, path: str) -> None:
    assert not asked(sites, path, tmp_path / "site")
    assert not (tmp_path / "site").exists()
