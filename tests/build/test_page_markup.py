"""What becomes of links and headings while Markdown is converted."""

import pytest
from markdown import Markdown

from kbtool.build import dialect
from kbtool.build.page_markup import PageMarkup
from kbtool.site.addresses import Addresses

ADDRESSES = Addresses({"en/a.md": "a/", "en/b.md": "b/", "en/x.png": "x.png"}, {}, frozenset({"a/", "b/"}), "/")
WORDS = {"admonition_warning": "Achtung", "admonition_note": "Hinweis"}


@pytest.fixture
def markup() -> PageMarkup:
    """Set to the page `a`, titled `The title`."""
    markup = PageMarkup()
    markup.start(ADDRESSES, "en/a.md", "en", "The title", WORDS)
    return markup


def convert(markup: PageMarkup, text: str) -> str:
    """The HTML of a text in the dialect of articles."""
    names, options = dialect.complete([], {})
    return Markdown(extensions=[*names, markup], extension_configs=options).convert(text)


def test_links_and_images_become_addresses_from_the_root(markup: PageMarkup) -> None:
    html = convert(markup, "[b](b.md#part) ![x](x.png)")
    assert 'href="/b/#part"' in html
    assert 'src="/x.png"' in html
    assert markup.unresolved == []


def test_a_link_without_target_is_noted_and_loses_its_address(markup: PageMarkup) -> None:
    html = convert(markup, "[secret](../internal/secret.md)")
    assert "internal" not in html
    assert markup.unresolved == [("en/a.md", "../internal/secret.md")]


@pytest.mark.parametrize("heading", ["# The title", "# *The* title!", "The Title\n========="])
def test_the_title_at_the_top_is_left_to_the_template(markup: PageMarkup, heading: str) -> None:
    html = convert(markup, f"{heading}\n\nText.")
    assert "<h" not in html
    assert html.startswith('<span id="the-title"></span>')


def test_a_page_that_is_nothing_but_its_title_has_no_text(markup: PageMarkup) -> None:
    assert convert(markup, "# The title") == ""


def test_another_top_heading_is_kept_one_level_lower(markup: PageMarkup) -> None:
    html = convert(markup, "# Something else\n\nText.\n\n# More")
    assert html.count("<h2") == 2
    assert "<h1" not in html


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("!!! warning\n    Mind the gap.", "Achtung"),
        ("??? note\n    Mind the gap.", "Hinweis"),
        ('!!! warning "Mine"\n    Mind the gap.', "Mine"),
    ],
)
def test_a_note_is_titled_in_the_language_of_the_page(markup: PageMarkup, text: str, title: str) -> None:
    html = convert(markup, text)
    assert f">{title}<" in html
    assert ">Warning<" not in html


@pytest.mark.parametrize(
    ("text", "anchor"), [("## 退款 说明", "退款-说明"), ("## می‌خواهم", "می"), ("## ???", "section")]
)
def test_headings_have_readable_ids_in_every_script(markup: PageMarkup, text: str, anchor: str) -> None:
    html = convert(markup, text)
    assert f'id="{anchor}' in html
    assert 'id="_' not in html


def test_extensions_that_read_files_cannot_be_switched_on() -> None:
    names, _ = dialect.complete(["pymdownx.snippets", "pymdownx.b64", "sane_lists"], {})
    assert "sane_lists" in names
    assert not {"pymdownx.snippets", "pymdownx.b64"} & set(names)
