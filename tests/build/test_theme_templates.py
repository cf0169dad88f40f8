"""The templates of a theme are those that Jinja lists."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from kbtool.build.theme_templates import template_names


def test_they_are_what_jinja_lists_without_what_begins_with_a_dot(tmp_path: Path) -> None:
    for path in (
        "a/main.html",
        "a/.icons/x/y.svg",
        "a/.hidden",
        "b/main.html",
        "b/c/.kept.html",
        "b/c/.d/e.js",
        "b/é b",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    folders = [str(tmp_path / name) for name in ("a", "b", "missing")]
    listed = Environment(loader=FileSystemLoader(folders), autoescape=True).list_templates()
    assert template_names(folders) == [name for name in listed if not name.startswith(".")]
    assert template_names(folders) == ["c/.d/e.js", "c/.kept.html", "main.html", "é b"]
