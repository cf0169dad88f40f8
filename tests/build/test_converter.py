"""One Markdown instance converts page after page: nothing of one reaches another."""

from typing import Any

import pytest
from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from kbtool.build import converter, dialect
from kbtool.build.converter import Converter
from tests.build.plain_marks import without_plain_marks
from tests.conftest import REPOSITORY

SEPARATE = {
    "footnotes": "One[^1] and two[^1].\n\n[^1]: The note.\n",
    "abbreviations": "The HTML of it.\n\n*[HTML]: Hypertext\n",
    "references": "See [it][place].\n\n[place]: https://example.com/ 'Title'\n",
    "their use": "See [it][place] and HTML[^1].\n",
    "headings": "# Same\n\n## Same\n\n### Same\n",
    "tabs": '=== "One"\n\n    1\n\n=== "Two"\n\n    2\n',
    "code": "```python linenums='1' hl_lines='1'\nprint(1)\n```\n\n    indented\n\n`#!python 1 + 1`\n",
    "the same code": "```python\nprint(1)\n```\n\n```python title='a.py'\nprint(1)\n```\n",
    "numbered code": "```python linenums='3'\nprint(1)\n```\n",
    "raw blocks": "<div markdown>\n*in*\n</div>\n\n<details><summary>x</summary>",
    "open fence": "```\nnever closed\n",
    "notes": '!!! warning "Careful"\n    Text\n\n??? note\n    - [x] done\n',
    "marks": "==a== ^^b^^ ~~c~~ H~2~O ++ctrl+c++ :smile:\n",
    "nothing": "",
}


class Nothing(Extension):
    """Stands for the extension that knows the page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Changes nothing."""


def new(names: tuple[str, ...] = (), options: dict[str, Any] | None = None) -> Converter:
    return Converter(*dialect.complete(list(names), options or {}), Nothing())


def fresh(text: str) -> tuple[str, list[dict[str, Any]]]:
    """What an instance makes of a text that has seen no other."""
    names, options = dialect.complete([], {})
    markdown = Markdown(extensions=names, extension_configs=options)
    return without_plain_marks(markdown.convert(text)), getattr(markdown, "toc_tokens", [])


def test_each_text_comes_out_as_if_it_were_the_only_one() -> None:
    shared = new()
    expected = {name: fresh(text) for name, text in SEPARATE.items()}
    for name in (*SEPARATE, *reversed(SEPARATE)):
        assert shared.convert(SEPARATE[name]) == expected[name], name


@pytest.mark.slow
def test_our_own_articles_come_out_as_if_each_were_the_only_one() -> None:
    shared = new()
    for path in sorted((REPOSITORY / "docs" / "en" / "write").rglob("*.md")):
        text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        assert shared.convert(text) == fresh(text), path


def test_numbered_lines_of_the_same_code_keep_their_own_numbers() -> None:
    shared = new(options={"pymdownx.highlight": {"line_spans": "__span", "pygments_lang_class": True}})
    html, _ = shared.convert("```python\nprint(1)\n```\n\n```python\nprint(1)\n```\n")
    assert 'id="__span-0-1"' in html
    assert 'id="__span-1-1"' in html


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Markdown]:
    """The instances that are made."""
    found: list[Markdown] = []

    def make(**arguments: Any) -> Markdown:
        found.append(Markdown(**arguments))
        return found[-1]

    monkeypatch.setattr(converter, "Markdown", make)
    return found


def test_an_instance_is_made_once(made: list[Markdown]) -> None:
    shared = new(("toc", "tables", "fenced_code"))
    for text in SEPARATE.values():
        shared.convert(text)
    assert len(made) == 1


@pytest.mark.parametrize(
    ("names", "options"), [(("wikilinks",), {}), ((), {"footnotes": {"UNIQUE_IDS": True}})], ids=["foreign", "counting"]
)
def test_an_extension_that_may_remember_gets_an_instance_for_each_page(
    names: tuple[str, ...], options: dict[str, Any], made: list[Markdown]
) -> None:
    shared = new(names, options)
    first = shared.convert(SEPARATE["footnotes"])
    assert shared.convert(SEPARATE["footnotes"]) == first
    assert len(made) == 2


def test_an_instance_that_failed_is_not_used_again(made: list[Markdown]) -> None:
    class Failing(Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            raise KeyError(lines[0])

    shared = new()
    shared.convert(SEPARATE["footnotes"])
    made[0].preprocessors.register(Failing(made[0]), "failing", 1)
    with pytest.raises(KeyError):
        shared.convert(SEPARATE["headings"])
    assert shared.convert(SEPARATE["their use"]) == fresh(SEPARATE["their use"])
    assert len(made) == 2
