"""Which extensions of Markdown articles are read with."""

from pathlib import Path

import pytest
from markdown import Markdown

from kbtool.build.dialect import EXTENSIONS, complete

INCLUDING = [
    "pymdownx.snippets",
    "pymdownx.snippets:SnippetExtension",
    " mdx_include",
    "markdown_include.include",
    "pymdownx.b64",
]


@pytest.mark.parametrize("name", INCLUDING)
def test_no_setting_switches_on_what_reads_other_files(name: str) -> None:
    names, _ = complete([name, "pymdownx.smartsymbols"], {name: {"base_path": "/"}})
    assert names[0] == "pymdownx.smartsymbols"
    assert not [known for known in names if "snippets" in known or "include" in known or "b64" in known]


def test_a_base_adds_its_own_extensions_and_options() -> None:
    names, options = complete(["toc", "pymdownx.smartsymbols"], {"toc": {"permalink": "#"}})
    assert set(names) == {*EXTENSIONS, "pymdownx.smartsymbols"}
    assert options["toc"] == {**EXTENSIONS["toc"], "permalink": "#"}


@pytest.mark.parametrize(
    "text",
    [
        '--8<-- "{}"',
        ';--8<-- "{}"',
        "--8<--\n{}\n--8<--",
        "{{!{}!}}",
        "{{! {} !}}",
        "![a]({})",
        '<img src="{}">',
        '<object data="file://{}"></object>',
        "``` {{ .text file={} }}\n```",
    ],
)
def test_no_writing_brings_in_a_file(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.md").write_text("zqsecret", encoding="utf-8")
    names, options = complete(["pymdownx.snippets", "pymdownx.b64"], {})
    markdown = Markdown(extensions=names, extension_configs=options)
    for place in ("secret.md", str(tmp_path / "secret.md"), "./secret.md"):
        html = markdown.reset().convert(text.format(place))
        assert "zqsecret" not in html
        assert "base64" not in html
