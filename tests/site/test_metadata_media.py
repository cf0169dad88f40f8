"""Images and films: what a page shows, with whole addresses, and only where enough is known."""

from dataclasses import replace

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.metadata.image import Image
from kbtool.site.metadata.media import read_media
from kbtool.site.metadata.video import Video
from kbtool.site.model import Page
from tests.site.described_pages import MakeBase, article, dated, described

HELP = "https://help.example.com/"
FILM = '<video controls poster="../../img/still.png" src="../../films/how.mp4" title="How to"></video>'


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    return make_base(
        {"en/a/one.md": article("One", '<video src="../films/how.mp4">'), "en/films/how.mp4": b"\0\0\0\x18ftypmp42"}
    )


@pytest.fixture
def page(kb: KnowledgeBase) -> Page:
    return replace(described(kb).page("a/one/"), video_days=(("films/how.mp4", "2026-03-03"),))


@pytest.mark.parametrize(
    ("html", "image"),
    [
        ("<p>None.</p>", None),
        ('<img src="../../a.png" alt="A">', Image(f"{HELP}a.png", "A")),
        ('<img src="https://cdn.example.com/a.png">', Image("https://cdn.example.com/a.png", "")),
        ('<img src="../../a.svg"><img src="b.webp">', Image(f"{HELP}a/one/b.webp", "")),
        ('<img src="a.png" width="20" height="20"><img src="b.png">', Image(f"{HELP}a/one/b.png", "")),
        ('<img class="twemoji" src="a.png">', None),
        ('<img src="a.png" width="wide" height="300">', Image(f"{HELP}a/one/a.png", "", None, 300)),
        ('<img src="a.png" width="800" height="400">', Image(f"{HELP}a/one/a.png", "", 800, 400)),
        ('<img src="data:image/png;base64,AA">', None),
    ],
)
def test_the_first_image_that_can_stand_for_a_page_does(page: Page, html: str, image: Image | None) -> None:
    assert read_media(html, page).image == image


@pytest.mark.parametrize(
    ("html", "names"),
    [
        (FILM, ["How to"]),
        (FILM.replace('title="How to"', 'aria-label="Why"'), ["Why"]),
        (FILM.replace(' title="How to"', ""), ["One"]),
        (FILM.replace(' title="How to"', "") * 2, []),
        (FILM.replace(' poster="../../img/still.png"', ""), []),
        (FILM.replace("how.mp4", "other.mp4"), []),
        ('<iframe src="https://films.example.com/1" title="How to"></iframe>', []),
        ('<video poster="a.png" title="T"><source src="x.webm"><source src="../../films/how.mp4"></video>', ["T"]),
    ],
)
def test_a_film_is_told_of_where_name_picture_and_day_are_known(page: Page, html: str, names: list[str]) -> None:
    assert [video.name for video in read_media(html, page).videos] == names


def test_a_film_says_where_it_is_and_since_when(page: Page) -> None:
    expected = Video("How to", f"{HELP}img/still.png", "2026-03-03", f"{HELP}films/how.mp4")
    assert read_media(FILM, page).videos == (expected,)


@pytest.mark.parametrize(("article_day", "file_day", "day"), [("01", "02", "02"), ("03", "02", "03")])
def test_a_film_is_as_old_as_its_file_and_its_article_allow(
    kb: KnowledgeBase, article_day: str, file_day: str, day: str
) -> None:
    days = {"en/a/one.md": (f"2026-01-{article_day}",) * 2, "en/films/how.mp4": (f"2026-01-{file_day}",) * 2}
    found = described(kb, history=dated(days))
    assert found.page("a/one/").video_days == (("films/how.mp4", f"2026-01-{day}"),)
    assert '"uploadDate":"2026-01-' + day in found.metadata("a/one/", FILM).json_ld


def test_a_film_of_unknown_age_is_not_told_of(kb: KnowledgeBase) -> None:
    assert described(kb).page("a/one/").video_days == ()
