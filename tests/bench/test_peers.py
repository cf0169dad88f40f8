"""Other site generators get the same articles, as far as they can read them."""

from pathlib import Path

import yaml

from kbtool.build.dialect import EXTENSIONS
from tests.bench.generator import write_base
from tests.bench.peers.conversion import convert_base, hugo_text
from tests.bench.peers.peers import FOLDER


class _Names(yaml.SafeLoader):
    """Reads `!!python/name:…` as a text."""


_Names.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, suffix, node: suffix)


def test_the_others_have_the_extensions_of_our_dialect() -> None:
    settings = yaml.load((FOLDER / "mkdocs.yml").read_text(encoding="utf-8"), _Names)  # noqa: S506 - a SafeLoader
    names = [next(iter(item)) if isinstance(item, dict) else item for item in settings["markdown_extensions"]]
    assert sorted(names) == sorted(EXTENSIONS)


def test_the_lock_names_no_registry() -> None:
    assert "://" not in (FOLDER / "requirements.txt").read_text(encoding="utf-8")


def test_hugo_gets_notes_as_alerts_and_tabs_one_below_the_other() -> None:
    text = (
        '![A](screen-1.png)\n\n!!! tip "Short"\n    One.\n    Two.\n\nText.\n\n'
        '=== "macOS"\n\n    ```bash\n    ls\n\n    pwd\n    ```\n\n=== "Linux"\n\n    - a\n'
    )
    assert hugo_text(text) == (
        "![A](../screen-1.png)\n\n> [!TIP] Short\n> One.\n> Two.\n\nText.\n\n"
        "**macOS**\n\n```bash\nls\n\npwd\n```\n\n**Linux**\n\n- a\n\n"
    )


def test_every_article_and_picture_is_converted(tmp_path: Path) -> None:
    write_base(tmp_path, 60)
    source = tmp_path / "docs" / "en"
    for name, is_hugo in (("mkdocs", False), ("hugo", True)):
        convert_base(source, tmp_path / name, is_hugo)
        made = {
            path.relative_to(tmp_path / name).as_posix().replace("_index", "index") for path in files(tmp_path / name)
        }
        assert made == {path.relative_to(source).as_posix() for path in files(source)}
    assert not any(
        "\n!!! " in path.read_text() or "\n=== " in path.read_text() for path in (tmp_path / "hugo").rglob("*.md")
    )


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
