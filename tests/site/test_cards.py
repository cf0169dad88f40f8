"""Social cards: which pages have one, what it depends on, and what is drawn."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PIL import Image

from kbtool.build.webp_copies import webp_maker
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.site.cards import making, style, system_fonts
from kbtool.site.cards.card import CardStyle, CardText
from kbtool.site.cards.drawing import CardPress
from kbtool.site.cards.making import card_path, draw_cards
from kbtool.site.cards.naming import card_text, edition_cards, without_cards
from kbtool.site.cards.workshop import workshop
from kbtool.store.store import NO_STORE, Store
from tests.site.card_fonts import needs_fonts
from tests.site.described_pages import Described, MakeBase, article, described

pytestmark = [pytest.mark.slow, needs_fonts]  # fonts come with the browser

LOCALES = ("en", "zh", "fa")


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    return make_base(
        {
            "en/a/one.md": article("One"),
            "en/a/hidden.md": article("Hidden", noindex="true"),
            "zh/a/one.md": article("退款"),
            "fa/a/one.md": article("بازپرداخت"),
        },
        cards=True,
        hosts={"agents": "https://agents.example.com/"},
    )


def english(kb: KnowledgeBase) -> CardStyle:
    found = described(kb).site.card_style
    assert found
    return found


def properties(edition: Described, url: str) -> dict[str, str]:
    metadata = edition.metadata(url, '<img src="a.png" alt="A" width="800" height="400">')
    return dict((*metadata.open_graph, *metadata.twitter))


@pytest.mark.parametrize(("locale", "prefix", "title"), [("en", "", "One"), ("fa", "fa/", "بازپرداخت")])
def test_a_card_stands_for_a_page_before_its_images(kb: KnowledgeBase, locale: str, prefix: str, title: str) -> None:
    edition = described(kb, locale)
    said = properties(edition, f"{prefix}a/one/")
    card = edition.page(f"{prefix}a/one/").card
    assert card.startswith(f"{prefix}assets/cards/")
    assert said["og:image"] == f"https://help.example.com/{card}"
    assert (said["og:image:width"], said["og:image:height"], said["og:image:alt"]) == ("1200", "630", title)
    assert said["twitter:card"] == "summary_large_image"
    assert card in edition.metadata(f"{prefix}a/one/").json_ld


def test_only_pages_that_everybody_may_find_have_cards(kb: KnowledgeBase) -> None:
    cards = {staged.page.url: staged.page.card for staged in described(kb).site.pages}
    assert {url for url, card in cards.items() if card} == {"", "a/", "a/one/"}
    assert len(set(filter(None, cards.values()))) == 3
    agents = described(kb, audience="agents").site
    assert agents.card_style is None
    assert not any(staged.page.card for staged in agents.pages)


def test_nobody_pays_for_cards_without_asking(make_base: MakeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kbtool.site.cards.naming.workshop", None)
    site = described(make_base({"en/a.md": article("A")})).site
    assert (site.card_style, [staged.page.card for staged in site.pages if staged.page.card]) == (None, [])


def test_a_card_says_what_the_page_says(kb: KnowledgeBase) -> None:
    edition = described(kb)
    said = [card_text(edition.page(url), english(kb)) for url in ("", "a/", "a/one/")]
    home, section, page = said
    assert home.title == english(kb).site_name and not home.section and not section.section
    assert page == CardText("One", section.title)


def test_all_cards_of_an_edition_are_drawn_once_and_kept(
    kb: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [staged.page for staged in described(kb).site.pages]
    with Store(tmp_path, date(2026, 11, 22)) as store:
        first = dict(edition_cards(pages, english(kb), store))
    assert first.keys() == {page.card for page in pages if page.card}
    monkeypatch.setattr(CardPress, "draw", None)
    with Store(tmp_path, date(2026, 11, 23)) as store:
        assert dict(edition_cards(pages, english(kb), store)) == first


@pytest.mark.parametrize("change", ["title", "section", "site_name", "accent", "logo", "bold", "regular"])
def test_the_name_of_a_card_changes_with_what_it_shows(kb: KnowledgeBase, change: str) -> None:
    text, before = CardText("Refunds", "Billing"), english(kb)
    values: dict[str, Any] = {"accent": "#112233", "logo": b"x", "bold": before.regular, "regular": before.bold}
    value = values.get(change, "Other")
    changed = replace(before, **{change: value}) if hasattr(before, change) else before
    other = replace(text, **{change: value}) if hasattr(text, change) else text
    assert card_path(other, changed) != card_path(text, before) == card_path(text, before)


def test_fonts_that_draw_nothing_of_a_card_do_not_change_its_name(kb: KnowledgeBase) -> None:
    text, before = CardText("Refunds"), english(kb)
    assert card_path(text, replace(before, bold=before.bold[:1])) == card_path(text, before)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "text", ["A", "退款" * 60, "بازپرداخت وجه " * 30, "x" * 300, "۱۲ (API) “中文” 🙂", "", "a\u202eb\n\x07c"]
)
def test_any_text_makes_a_picture_of_the_one_size_and_the_same_bytes(kb: KnowledgeBase, locale: str, text: str) -> None:
    found = described(kb, locale).site.card_style
    assert found
    data = CardPress(found).draw(CardText(text, text))
    assert data == CardPress(found).draw(CardText(text, text))
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size, image.info) == ("PNG", (1200, 630), {})
        drawn = image.convert("L").point(lambda value: 255 * (value < 250)).getbbox()
    assert drawn == (0, drawn[1], 1200, 630) if drawn else False


def test_persian_starts_at_the_right(kb: KnowledgeBase) -> None:
    def ends(locale: str, title: str) -> tuple[int, int]:
        found = described(kb, locale).site.card_style
        assert found
        with Image.open(BytesIO(CardPress(found).draw(CardText(title)))) as image:
            box = image.convert("L").crop((0, 0, 1200, 600)).point(lambda value: 255 * (value < 250)).getbbox()
        assert box
        return box[0], 1200 - box[2]

    assert abs(ends("en", "Refunds")[0] - 84) < 12 < 200 < ends("en", "Refunds")[1]
    assert abs(ends("fa", "بازپرداخت")[1] - 84) < 12 < 200 < ends("fa", "بازپرداخت")[0]


def test_a_logo_is_drawn_and_a_file_that_is_none_is_refused(kb: KnowledgeBase) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 40), "#ff0000").save(file, "PNG")
    with Image.open(BytesIO(CardPress(replace(english(kb), logo=file.getvalue())).draw(CardText("A")))) as image:
        assert image.convert("RGB").getpixel((100, 112)) == (255, 0, 0)
    with pytest.raises(KbError, match=r"theme\.logo cannot be drawn on cards"):
        list(draw_cards([], replace(english(kb), logo=b"no picture"), NO_STORE))


def test_letters_without_font_are_told_in_one_line(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    latin = [font for font in system_fonts.system_fonts("en", "Bold") if font.path.endswith("NotoSans-Bold.ttf")]
    monkeypatch.setattr(style, "system_fonts", lambda locale, weight: tuple(latin))
    pages = [staged.page for staged in described(kb, "zh").site.pages]
    assert not any(page.card for page in pages if page.title == "退款")
    assert without_cards(pages).endswith("install a Noto Sans font for them, or name one under extra.kbtool.card_fonts")
    assert "'退款'" in without_cards(pages)
    assert without_cards([page for page in pages if page.noindex]) == ""


def test_missing_fonts_and_libraries_are_told_in_one_line(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(style, "system_fonts", lambda locale, weight: ())
        with pytest.raises(KbError, match="install fonts-noto-core"):
            described(kb)
    with monkeypatch.context() as patch:
        patch.setattr(making, "check_library", lambda: (_ for _ in ()).throw(OSError))
        with pytest.raises(KbError, match="install libfribidi0"):
            making.check_libraries()


def test_a_missing_package_is_told_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> NoReturn:
        raise ModuleNotFoundError(name="PIL")

    monkeypatch.setattr(import_module("kbtool.site.cards.workshop"), "import_module", missing)
    workshop.cache_clear()
    with pytest.raises(KbError, match=r"cards needs PIL; pip install 'mkdocs-kbtool\[cards\]' brings it"):
        workshop("making")
    monkeypatch.setattr("kbtool.build.webp_copies.import_module", missing)
    with pytest.raises(KbError, match=r"images\.webp needs PIL; pip install 'mkdocs-kbtool\[cards\]' brings it"):
        webp_maker()


def test_own_fonts_are_files_of_the_base(make_base: MakeBase, kb: KnowledgeBase) -> None:
    def with_fonts(*names: str) -> CardStyle:
        base = make_base({"en/a.md": article("A")}, cards=True, card_fonts=names)
        (base.configuration.root / "own.ttf").write_bytes(Path(english(kb).bold[0].path).read_bytes())
        (base.configuration.root / "text.md").write_text("A", encoding="utf-8")
        return english(base)

    own = with_fonts("own.ttf")
    assert own.bold == own.regular and len(own.bold) == 1
    for name, problem in (
        ("none.ttf", "there is no file"),
        ("../x.ttf", "there is no file"),
        ("text.md", "is no font"),
    ):
        with pytest.raises(KbError, match=problem):
            with_fonts(name)
