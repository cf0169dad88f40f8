"""What makes conversion fast changes no byte: the libraries' own classes, and ours, convert the same articles."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import InlineProcessor

from kbtool.build import converter, quick
from kbtool.build.converter import Converter, Heading
from kbtool.build.dialect import complete
from kbtool.build.page_markup import PageMarkup
from kbtool.build.quick import blocks, inline
from kbtool.build.quick.tried import are_tried
from tests.bench.generator import Writer
from tests.build.dialect_html import ADDRESSES, WORDS
from tests.build.hostile_texts import hostile_texts
from tests.build.naughty_texts import STRINGS
from tests.build.plain_marks import without_plain_marks
from tests.build.quick_texts import EDGES, soups
from tests.conftest import REPOSITORY
from tests.extent import WHOLE

Convert = Callable[[str], tuple[str, list[Heading]]]
Options = dict[str, dict[str, Any]]
SETTINGS: dict[str, tuple[list[str], Options]] = {
    "as it is": ([], {}),
    "all that we know": (["nl2br", "smarty", "sane_lists"], {"smarty": {"smart_angled_quotes": True}}),
    "numbered code": ([], {"pymdownx.highlight": {"line_spans": "s", "anchor_linenums": True, "linenums": True}}),
    "coloured code": ([], {"pymdownx.highlight": {"noclasses": True, "guess_lang": True, "default_lang": "sh"}}),
    "plain code": ([], {"pymdownx.highlight": {"use_pygments": False}}),
    "own languages": ([], {"pymdownx.highlight": {"extend_pygments_lang": [{"name": "nosuch", "lang": "python"}]}}),
    "no such style": ([], {"pymdownx.highlight": {"pygments_style": "nosuch"}}),
    "contents": ([], {"toc": {"marker": "word", "title": "T", "anchorlink": True, "toc_depth": "2-3", "baselevel": 2}}),
    "no contents": ([], {"toc": {"marker": "", "permalink": False}}),
    "tabs": ([], {"pymdownx.tabbed": {"alternate_style": False}, "pymdownx.superfences": {"preserve_tabs": True}}),
    "fences": (["fenced_code"], {"pymdownx.superfences": {"disable_indented_code_blocks": True}}),
    "smart": ([], {"pymdownx.betterem": {"smart_enable": "none"}, "pymdownx.tilde": {"delete": False}}),
}


@cache
def converters(setting: str = "as it is") -> tuple[Convert, Convert]:
    """The libraries' own classes, and ours."""
    names, options = complete(*SETTINGS[setting])
    own, ours = PageMarkup(), PageMarkup()
    make = partial(Markdown, extensions=[*names, own], extension_configs=options)
    kept: list[Markdown] = []
    quickly = Converter(names, options, ours)

    def convert(text: str) -> tuple[str, list[Heading]]:
        _start(own)
        return _converted(kept, make, text)

    def convert_quickly(text: str) -> tuple[str, list[Heading]]:
        _start(ours)
        return quickly.convert(text)

    return convert, convert_quickly


def _converted(kept: list[Markdown], make: Callable[[], Markdown], text: str) -> tuple[str, list[Heading]]:
    """As deep in calls as in a `Converter`: how deep blocks may lie depends on that. One that failed is not kept."""
    markdown = kept.pop() if kept else make()
    html = markdown.reset().convert(text)
    kept.append(markdown)
    return without_plain_marks(html), [_unmarked(heading) for heading in getattr(markdown, "toc_tokens", [])]


def _unmarked(heading: Heading) -> Heading:
    """Code can stand in a heading, too."""
    below = [_unmarked(one) for one in heading["children"]]
    return {**heading, "html": without_plain_marks(heading["html"]), "children": below}


def _start(page: PageMarkup) -> None:
    page.start(ADDRESSES, "en/a.md", "en", "A", WORDS)


def outcome(convert: Convert, text: str) -> tuple[str, list[Heading]] | type[Exception]:
    """The HTML and the headings, or what was raised."""
    try:
        return convert(text)
    except Exception as error:
        return type(error)


def assert_same(texts: Iterable[str], setting: str = "as it is") -> None:
    """Each text has the same outcome both ways."""
    stock, ours = converters(setting)
    found = False
    for text in texts:
        found = True
        assert outcome(ours, text) == outcome(stock, text), text
    assert found


def articles(folder: Path, step: int) -> list[str]:
    """The text below the front matter of every so many files."""
    paths = sorted(folder.rglob("*.md"))[:: 1 if WHOLE else step]
    return [path.read_text(encoding="utf-8", errors="replace").rpartition("\n---\n")[2] for path in paths]


def test_the_libraries_are_of_versions_that_this_was_run_with() -> None:
    assert are_tried()


@pytest.mark.parametrize("setting", SETTINGS)
def test_edges_come_out_the_same(setting: str) -> None:
    assert_same(EDGES, setting)


@pytest.mark.parametrize("setting", SETTINGS)
def test_edges_come_out_the_same_one_after_the_other(setting: str) -> None:
    assert_same(["\n\n".join(EDGES[i : i + 5]) for i in range(0, len(EDGES), 3)], setting)


@settings(max_examples=3_000 if WHOLE else 300)
@given(soups())
def test_random_texts_come_out_the_same(text: str) -> None:
    assert_same([text])


@pytest.mark.parametrize("language", ["en", "zh", "fa"])
def test_generated_articles_come_out_the_same(language: str) -> None:
    writer = Writer(language)
    assert_same(writer.article(number).rpartition("\n---\n")[2] for number in range(200, 600 if WHOLE else 220))


def test_naughty_strings_come_out_the_same() -> None:
    assert_same("\n\n".join(STRINGS[i : i + 10]) for i in range(0, len(STRINGS), 10))


def test_hostile_texts_come_out_the_same() -> None:
    assert_same(text[: 3_000 if WHOLE else 600] for text in hostile_texts().values())


def test_our_own_articles_come_out_the_same() -> None:
    assert_same(articles(REPOSITORY / "docs", 20))


def test_articles_of_real_knowledge_bases_come_out_the_same(corpora: Path) -> None:
    assert_same(articles(corpora, 20))


@pytest.mark.parametrize(("names", "is_tried"), [(["wikilinks"], True), ([], False)], ids=["foreign", "untried"])
def test_what_is_not_known_is_used_as_it_is(names: list[str], is_tried: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "are_tried", lambda: is_tried)
    known, options = complete(names, {})
    own = PageMarkup()
    markdown = Markdown(extensions=[*known, own], extension_configs=options)
    monkeypatch.setattr(converter, "Markdown", lambda **_: markdown)
    Converter(known, options, own).convert("text")
    assert {type(markdown.parser), type(markdown.treeprocessors["inline"])} == {BlockParser, InlineProcessor}


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What is planted reaches the instances, which look their processors up once, and leaves with them."""
    converters.cache_clear()
    yield monkeypatch
    converters.cache_clear()


@pytest.mark.parametrize("name", inline.SIGNS)
def test_a_wrong_sign_of_a_pattern_would_be_seen(name: str, planted: pytest.MonkeyPatch) -> None:
    planted.setitem(inline.SIGNS, name, ("nowhere",))
    with pytest.raises(AssertionError):
        assert_same(EDGES)


@pytest.mark.parametrize("processor", blocks.SIGNS, ids=lambda processor: processor.__name__)
def test_a_wrong_sign_of_a_block_would_be_seen(processor: type, planted: pytest.MonkeyPatch) -> None:
    planted.setitem(blocks.SIGNS, processor, frozenset())
    with pytest.raises(AssertionError):
        assert_same(EDGES)
