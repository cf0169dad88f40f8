"""Naughty texts everywhere: nothing breaks, nothing is lost, nothing turns into active content."""

import json
import re
from collections import Counter
from unicodedata import category
from urllib.parse import unquote

import pytest

from tests.build.active_content import active_content
from tests.build.dead_links import dead_links
from tests.build.naughty_base import CHINESE_NAME, ENGLISH_NAME, possible_names
from tests.build.naughty_site import NaughtySite
from tests.build.naughty_texts import ATTACKS, STRINGS

pytestmark = pytest.mark.slow

ACCOUNT = re.compile(r"public/en +(\d+) articles = (\d+) pages \+ (\d+) excluded .*?; (\d+) pages more")
LINE_ENDS = re.compile(r"[ \t]*\n\s*")


def as_read(text: str) -> str:
    """A value of front matter as readers see it: trimmed, on one line."""
    return LINE_ENDS.sub(" ", text.strip())


def test_every_title_description_and_tag_is_shown_to_the_letter_or_withheld(naughty: NaughtySite) -> None:
    counted = [address for address in naughty.pages.keys() - naughty.stubs if not address.startswith(("zh/", "tags/"))]
    titles = Counter(naughty.pages[address].one("h1").text for address in counted)
    for i, text in enumerate(STRINGS):
        page = naughty.page(f"fields/{i:04}")
        if page is None:
            continue
        expected = as_read(text)
        assert page.one("h1").text == expected
        section = " · Fields" * (titles[expected] > 1)
        assert page.one("title").text == f"{expected}{section} · {ENGLISH_NAME}"
        assert page.one("meta", name="description").attributes["content"] == expected
        assert [tag.text for tag in page.all("a", class_="tag")] == [expected]


def test_few_strings_are_withheld_and_only_those_that_cannot_be_seen(naughty: NaughtySite) -> None:
    withheld = [text for i, text in enumerate(STRINGS) if f"fields/{i:04}.md" in naughty.withheld]
    assert 0 < len(withheld) < 30
    assert [text for text in withheld if text.strip() and text.isprintable()] == []


def test_listings_and_the_search_index_hold_the_titles_to_the_letter(naughty: NaughtySite) -> None:
    shown = {as_read(text) for i, text in enumerate(STRINGS) if f"fields/{i:04}.md" not in naughty.withheld}
    listed = {a.text for a in naughty.pages["fields/"].one("main").all("a")}
    assert shown <= listed
    tags = {a.text for a in naughty.pages["tags/"].one("main").all("a")}
    assert shown <= tags
    found = (naughty.base / "site/public/assets/search").glob("article.*.json")
    assert shown <= {as_read(json.loads(path.read_text("utf-8"))["title"]) for path in found}


def test_every_field_takes_an_attack_as_text(naughty: NaughtySite) -> None:
    for i, text in enumerate(ATTACKS):
        page = naughty.page(f"every-field/{i:04}")
        assert page is not None
        assert page.one("h1").text == text
        assert page.one("p", class_="byline").text.rstrip().endswith(f": {text}")
        assert [tag.text for tag in page.all("a", class_="tag")] == [text]
        assert page.one("a", **{"aria-current": "page"}).text == text
        assert page.one("section", class_="attachments").one("a").text == text


def test_titles_of_sections_and_tags_are_text_wherever_they_are_shown(naughty: NaughtySite) -> None:
    cards = [a.text for a in naughty.pages["sections/"].one("main").all("h2")]
    for i, text in enumerate(ATTACKS):
        section, inside = naughty.pages[f"sections/{i:04}/"], naughty.pages[f"sections/{i:04}/inside/"]
        assert section.one("h1").text == text
        assert section.one("p", class_="lead").text == text
        assert inside.one("nav", class_="breadcrumb").all("a")[-1].text == text
        assert sum(card.startswith(text) for card in cards) >= 1
        tag = naughty.pages[f"tags/known-{i}/"]
        assert (tag.one("h1").text, tag.one("p", class_="lead").text) == (text, text)


def test_an_identity_is_a_slug_or_nothing(naughty: NaughtySite) -> None:
    assert [naughty.page(f"ids/{i:04}") for i in range(len(ATTACKS))] == [None] * len(ATTACKS)


def test_the_name_of_a_site_is_text(naughty: NaughtySite) -> None:
    english, chinese = naughty.pages[""], naughty.pages["zh/"]
    assert (english.one("title").text, english.one("a", class_="name").text) == (ENGLISH_NAME, ENGLISH_NAME)
    assert (chinese.one("title").text, chinese.one("a", class_="name").text) == (CHINESE_NAME, CHINESE_NAME)


def test_every_file_name_is_an_address_or_is_refused_with_a_reason(naughty: NaughtySite) -> None:
    names = [name for name in possible_names() if (naughty.base / "docs/en/names" / name).is_file()]
    assert len(names) > 250
    published = 0
    for name in names:
        page = naughty.page(f"names/{name.removesuffix('.md')}")
        if page is None:
            continue
        published += 1
        edit = next(a.attributes["href"] for a in page.all("a") if a.text == "Edit this article")
        path = edit.removeprefix("https://git.example.com/help/edit/main/docs/en/names/")
        assert not {"?", "#", " "} & set(path)
        assert unquote(path) == name
    assert published > 150


def test_articles_in_are_pages_out_and_excluded(naughty: NaughtySite) -> None:
    match = ACCOUNT.search(naughty.printed)
    assert match
    articles, out, excluded, made = map(int, match.groups())
    files = sum(1 for path in (naughty.base / "docs/en").rglob("*.md") if path.is_file())
    assert articles == files == out + excluded
    pages = [address for address in naughty.pages if not address.startswith("zh/")]
    assert out + made + len(naughty.stubs) == len(pages)
    assert excluded == len(naughty.withheld)


def test_no_page_holds_active_content(naughty: NaughtySite) -> None:
    assert {address: found for address, page in naughty.pages.items() if (found := active_content(page))} == {}


def test_no_template_is_evaluated(naughty: NaughtySite) -> None:
    for i, text in enumerate(STRINGS):
        if "{{" in text and (page := naughty.pages.get(f"bodies/{i:04}/")):
            assert text in page.one("div", class_="content").text
            assert "49" not in page.one("div", class_="content").text


def test_every_page_has_one_heading_and_ids_that_are_unique(naughty: NaughtySite) -> None:
    for address, page in naughty.pages.items():
        assert len(page.all("h1")) == 1, address
        assert len(page.ids) == len(set(page.ids)), address
        assert [name for name in page.ids if not name or re.fullmatch(r"_\d*", name)] == [], address


def test_no_link_leads_nowhere(naughty: NaughtySite) -> None:
    assert dead_links(naughty.base / "site/public", naughty.pages) == []


def test_the_terminal_is_not_steered_by_what_articles_hold(naughty: NaughtySite) -> None:
    letters = set(naughty.printed + naughty.complaints) - set("\n\u200c\u200d\u200e\u200f")
    assert [letter for letter in letters if not letter.isprintable() and category(letter) != "Zs"] == []
