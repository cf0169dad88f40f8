"""`kbtool init --adopt`: Markdown that was there before."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from kbtool.config import BrokenArticles, Policy, read_configuration
from tests.cli.conftest import output, refusal, tree, write


def adopted(folder: Path, *arguments: str) -> str:
    """What adopting prints; every file that was there is as it was."""
    before = tree(folder)
    printed = output("init", "--adopt", "--yes", *arguments)
    after = tree(folder)
    assert {path: after.get(path) for path in before if path != "mkdocs.yml"} == {
        path: data for path, data in before.items() if path != "mkdocs.yml"
    }
    assert after.keys() - before.keys() <= {"mkdocs.yml", "mkdocs.yml.before-kbtool"}
    return printed


def locales(folder: Path) -> list[str]:
    return [language.locale for language in read_configuration(folder / "mkdocs.yml").languages]


def test_languages_are_found_from_folders_with_english_first(empty: Path) -> None:
    write(empty, {f"docs/{name}/a.md": "# A\n" for name in ("zh-cn", "en", "pt-br", "ur")} | {"docs/img/a.png": ""})
    assert "wrote mkdocs.yml: 4 articles in docs/ (" in adopted(empty)
    assert locales(empty) == ["en", "pt-BR", "ur", "zh-CN"]
    settings = read_configuration(empty / "mkdocs.yml").settings
    assert settings.audiences == ("public",)
    assert settings.defaults == {"audience": "public", "state": "published", "owner": "docs-team"}
    assert (settings.foreign_keys, settings.broken_articles) == (Policy.ALLOW, BrokenArticles.WITHHOLD)
    assert re.fullmatch(r"no problems\n\d+ notes not shown; add --notes\n", output("check"))


def test_without_english_the_largest_language_comes_first(empty: Path) -> None:
    write(empty, {"docs/de/a.md": "", "docs/fa/a.md": "", "docs/fa/b.md": ""})
    adopted(empty)
    assert locales(empty) == ["fa", "de"]


def test_the_only_folder_with_markdown_is_the_docs_folder(empty: Path) -> None:
    write(empty, {"content/en/a.md": "", "src/x.py": "", "README.md": "", "node_modules/x/readme.md": ""})
    adopted(empty)
    assert read_configuration(empty / "mkdocs.yml").docs_name == "content"


def test_an_old_mkdocs_yml_is_kept_beside_the_new_one(empty: Path) -> None:
    old = "site_name: 'Küche: alles'\nsite_url: https://k.example/\nrepo_url: 12\ndocs_dir: texts\ntheme: !ENV X\n"
    write(empty, {"mkdocs.yml": old, "texts/en/a.md": "", "docs/x.md": ""})
    assert "--force writes a new one" in refusal("init", "--adopt")
    adopted(empty, "--force")
    assert (empty / "mkdocs.yml.before-kbtool").read_text(encoding="utf-8") == old
    configuration = read_configuration(empty / "mkdocs.yml")
    assert (configuration.site_name, configuration.site_url) == ("Küche: alles", "https://k.example/")
    assert configuration.docs_name == "texts"
    assert "exists already; move it away first" in refusal("init", "--adopt", "--force")


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"docs/a.md": "", "docs/b/c.md": ""}, "docs: 2 of 2 Markdown files stand in no language folder"),
        (
            {"docs/a.md": "", "docs/b.md": "", "docs/it/c.md": ""},
            "docs: 2 of 3 Markdown files stand in no language folder",
        ),
        ({"docs/readme.txt": ""}, "docs: holds no Markdown files"),
        ({"a/x.md": "", "b/x.md": ""}, "several folders hold Markdown (a, b)"),
        ({"README.md": ""}, "no folder with Markdown files here"),
    ],
)
def test_what_cannot_be_adopted_is_said_and_nothing_written(empty: Path, texts: dict[str, str], words: str) -> None:
    write(empty, texts)
    before = tree(empty)
    assert words in refusal("init", "--adopt", "--yes")
    assert tree(empty) == before


def test_markdown_outside_the_languages_is_counted(empty: Path) -> None:
    write(empty, {"docs/en/a.md": "", "docs/fil/a.md": "", "docs/en/b.md": "", "docs/zh_TW/a.md": ""})
    assert "2 Markdown files in no language folder of docs/ will be on no site" in adopted(empty)


def test_options_win_over_what_was_found(empty: Path) -> None:
    write(empty, {"docs/en/a.md": "", "docs/fa/a.md": ""})
    adopted(
        empty,
        "--name",
        "My: site",
        "--language",
        "fa",
        "--language",
        "en",
        "--audience",
        "public",
        "--audience",
        "staff",
    )
    assert locales(empty) == ["fa", "en"]
    assert read_configuration(empty / "mkdocs.yml").settings.audiences == ("public", "staff")


def test_a_dry_run_prints_the_settings_and_writes_nothing(empty: Path) -> None:
    write(empty, {"docs/en/a.md": ""})
    before = tree(empty)
    assert yaml.safe_load(output("init", "--adopt", "--dry-run"))["theme"] == {"name": "kbtool"}
    assert tree(empty) == before


@pytest.mark.parametrize("name", ["csc-user-guide", "cncf-glossary", "tldr-fa-ar-zh"])
def test_a_real_base_can_be_read_after_adopting_it(
    corpora: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / name
    shutil.copytree(corpora / name, folder, symlinks=True)
    folder.chmod(0o755)
    monkeypatch.chdir(folder)
    adopted(folder)
    listed = json.loads(output("list", "--format", "json"))["articles"]
    files = {path.relative_to(folder).as_posix() for path in (folder / "docs").rglob("*.md")}
    assert {row["path"] for row in listed} == files
    assert sum(row["state"] == "withheld" for row in listed) < 10
