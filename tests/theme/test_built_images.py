"""Social cards and WebP copies in a built site of three languages, as `kbtool verify` and a browser find them."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.build.pictures import jpeg, png
from tests.build.running import build, kbtool
from tests.build.site_tree import digests
from tests.site.card_fonts import needs_fonts
from tests.theme.policed import policed
from tests.theme.search_base import SETTINGS

pytestmark = [pytest.mark.slow, needs_fonts]

TEXTS = {
    "en": ("Refund a payment", "How refunds work."),
    "zh": ("为付款办理退款", "退款如何办理。"),
    "fa": ("بازپرداخت وجه ۱۲ روزه", "بازپرداخت چگونه است."),
}
SHARED = re.compile(r'<meta property="og:image" content="https://help\.example\.com/([^"]*)">')


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("images")
    wanted = "cards: true\n    images: {webp: true}\n    search: {}"
    texts = {"mkdocs.yml": SETTINGS.format(search="{}").replace("search: {}", wanted)}
    for locale, (title, text) in TEXTS.items():
        shown = "![Drawing](../img/drawing.png)\n\n![Photo](../img/photo.jpg)\n"
        texts[f"docs/{locale}/pay/refund.md"] = f"---\ntitle: {title}\n---\n{text}\n\n{shown}"
        texts[f"docs/{locale}/pay/secret.md"] = f"---\ntitle: zqsecret {title}\naudience: agents\n---\n{text}\n"
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for locale in TEXTS:
        (folder / "docs" / locale / "img").mkdir()
        (folder / "docs" / locale / "img/drawing.png").write_bytes(png())
        (folder / "docs" / locale / "img/photo.jpg").write_bytes(jpeg(orientation=6))
    build(folder)
    return folder


@pytest.fixture(scope="module")
def public(base: Path) -> Path:
    return base / "site/public"


@pytest.mark.parametrize("prefix", ["", "zh/", "fa/"])
def test_every_page_that_can_be_found_names_a_card_that_is_there(public: Path, prefix: str) -> None:
    for url in ("", "pay/", "pay/refund/"):
        (card,) = SHARED.findall((public / prefix / url / "index.html").read_text(encoding="utf-8"))
        assert card.startswith(f"{prefix}assets/cards/")
        with Image.open(BytesIO((public / card).read_bytes())) as image:
            assert (image.size, image.info) == ((1200, 630), {})


def test_there_are_no_other_cards_and_none_where_nobody_shall_find_pages(base: Path, public: Path) -> None:
    named = {card for page in public.rglob("*.html") for card in SHARED.findall(page.read_text(encoding="utf-8"))}
    assert {path.relative_to(public).as_posix() for path in public.rglob("assets/cards/*")} == named
    assert not list((base / "site/agents").rglob("assets/cards"))


def test_pictures_have_copies_and_sitemaps_name_the_originals(public: Path) -> None:
    for prefix in ("", "zh/", "fa/"):
        for name in ("drawing.png", "photo.jpg"):
            copy = public / f"{prefix}img/{name}.webp"
            assert 0 < copy.stat().st_size < (public / f"{prefix}img/{name}").stat().st_size
    sitemaps = "".join(path.read_text(encoding="utf-8") for path in public.glob("sitemap-*.xml"))
    assert "img/drawing.png</image:loc>" in sitemaps and ".webp" not in sitemaps


def test_what_reads_finished_sites_finds_no_fault(base: Path) -> None:
    done = kbtool("verify", "site", cwd=base)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_build_without_the_store_gives_the_same_bytes(base: Path, tmp_path: Path) -> None:
    first = digests(base / "site/public")
    (base / ".cache/kbtool/store.sqlite").unlink()
    build(base, "--audience", "public", "--output", tmp_path / "site")
    assert digests(tmp_path / "site/public") == first


def test_the_browser_takes_the_copy_and_keeps_its_place(browser: Browser, public: Path) -> None:
    with policed(public) as address:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}pay/refund/")
        for name, size in (("drawing.png", [320, 200]), ("photo.jpg", [200, 320])):
            image = page.locator(f'img[src$="{name}"]')
            image.scroll_into_view_if_needed()
            page.wait_for_function("image => image.complete && image.naturalWidth", arg=image.element_handle())
            assert str(image.evaluate("image => image.currentSrc")).endswith(f"{name}.webp")
            assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == size
            assert image.evaluate("image => getComputedStyle(image).borderTopWidth") == "1px"
        assert complaints == []
        page.close()
