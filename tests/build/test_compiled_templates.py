"""Templates of our theme are compiled once, and nobody else's code is run in their place."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from kbtool.build.compiled_templates import CompiledTemplates


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    theme = tmp_path / "theme"
    (theme / "partials").mkdir(parents=True)
    (theme / "__pycache__").mkdir()
    (theme / "main.html").write_text('{% include "partials/end.html" %} of {{ page }}', encoding="utf-8")
    (theme / "partials" / "end.html").write_text("The end", encoding="utf-8")
    return theme


def compiled(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> tuple[str, list[str]]:
    """What `main.html` comes to, and the templates that were compiled for it. The last folder is that of our theme."""
    environment = Environment(loader=FileSystemLoader(folders), autoescape=True)
    environment.bytecode_cache = CompiledTemplates(folders[-1])
    names: list[str] = []
    compile_it = environment.compile

    def noted(source: str, name: str, filename: str) -> object:
        names.append(name)
        return compile_it(source, name, filename)

    monkeypatch.setattr(environment, "compile", noted)
    return environment.get_template("main.html").render(page="<a>"), names


def test_what_was_compiled_is_not_compiled_again(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The end of &lt;a&gt;"
    assert compiled(monkeypatch, theme) == (text, ["main.html", "partials/end.html"])
    assert compiled(monkeypatch, theme) == (text, [])
    assert {path.suffix for path in (theme / "__pycache__").iterdir()} == {".pyc"}


def test_a_template_with_another_text_is_compiled(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(monkeypatch, theme)
    (theme / "partials" / "end.html").write_text("An end", encoding="utf-8")
    assert compiled(monkeypatch, theme) == ("An end of &lt;a&gt;", ["partials/end.html"])


def test_code_that_is_cut_off_is_made_again(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled(monkeypatch, theme)
    for path in (theme / "__pycache__").iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert compiled(monkeypatch, theme) == first


def test_the_template_of_a_base_is_compiled_each_time(
    theme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "base"
    (base / "partials").mkdir(parents=True)
    (base / "partials" / "end.html").write_text("Our end", encoding="utf-8")
    assert compiled(monkeypatch, base, theme) == ("Our end of &lt;a&gt;", ["main.html", "partials/end.html"])
    assert compiled(monkeypatch, base, theme) == ("Our end of &lt;a&gt;", ["partials/end.html"])
    assert compiled(monkeypatch, theme)[0] == "The end of &lt;a&gt;"


@pytest.mark.parametrize("reason", ["no folder", "not wanted"])
def test_where_python_keeps_no_code_none_is_kept(theme: Path, monkeypatch: pytest.MonkeyPatch, reason: str) -> None:
    if reason == "no folder":
        (theme / "__pycache__").rmdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", reason == "not wanted")
    assert compiled(monkeypatch, theme) == compiled(monkeypatch, theme)
    assert not [path for path in theme.rglob("*") if path.suffix == ".pyc"]
