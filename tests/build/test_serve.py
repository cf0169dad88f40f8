"""`kbtool serve` as a writer meets it: a real process, real builds, real requests."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build.preview import PATIENCE, Preview, preview
from tests.build.running import kbtool
from tests.cli.conftest import tree, write

pytestmark = pytest.mark.slow

SETTINGS = """\
site_name: Help
site_url: https://help.example.com/
theme: {name: kbtool}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fa, name: فارسی}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, agents]
    defaults: {audience: public, state: published, owner: docs-team}
"""
TEXTS = {
    "mkdocs.yml": SETTINGS,
    "docs/en/billing/refunds.md": "---\ntitle: Refunds\n---\nSee ![a picture](dot.svg).\n",
    "docs/en/billing/fees.md": "---\ntitle: Fees\n---\nFive.\n",
    "docs/en/billing/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs/en/billing/secret.md": "---\ntitle: Goodwill\naudience: agents\n---\nHush.\n",
    "docs/fa/billing/refunds.md": "---\ntitle: بازپرداخت\n---\nپول.\n",
}
SCRIPT = re.compile(r'<script src="/_kbtool/reload.js[^>]*></script>')
BROKEN = "---\ntitle: Refunds\ntitel: x\n---\nBroken.\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all tests of this file; each leaves the base as it was."""
    folder = tmp_path_factory.mktemp("preview")
    write(folder / "base", TEXTS)
    with preview(folder / "base", folder / "temporary") as started:
        yield started


def test_all_languages_of_the_public_site_are_there_and_nothing_else(running: Preview) -> None:
    assert running.get("")[0] == 200
    assert "پول" in running.get("fa/billing/refunds/")[1]
    assert running.get("billing/secret/")[0] == 404
    assert 'lang="fa"' in running.get("fa/nowhere/")[1]


def test_a_saved_file_is_on_the_page_and_only_its_language_was_built(running: Preview) -> None:
    running.write("docs/fa/billing/refunds.md", TEXTS["docs/fa/billing/refunds.md"] + "\nنوشتهٔ تازه.\n")
    assert "docs/fa/billing/refunds.md" in running.wait_for("changed: ")
    assert re.search(r" built fa in \d", running.wait_for(" built "))
    assert "نوشتهٔ تازه" in running.get("fa/billing/refunds/")[1]
    running.write("docs/fa/billing/refunds.md", TEXTS["docs/fa/billing/refunds.md"])
    running.wait_for(" built ")
    assert "نوشتهٔ تازه" not in running.get("fa/billing/refunds/")[1]


def test_a_save_without_a_change_builds_nothing(running: Preview) -> None:
    running.write("docs/fa/billing/refunds.md", TEXTS["docs/fa/billing/refunds.md"])
    running.wait_for("nothing to build")


def test_a_broken_article_is_explained_and_the_rest_goes_on(running: Preview) -> None:
    running.write("docs/en/billing/refunds.md", BROKEN)
    running.wait_for("docs/en/billing/refunds.md:3:1: error KB101 unknown-key: unknown key titel")
    assert "2 articles with errors kept out" in running.wait_for(" built ")
    status, text = running.get("billing/refunds/")
    assert (status, "docs/en/billing/refunds.md:3:1: error KB101" in text) == (503, True)
    assert running.get("")[0] == 200
    running.write("docs/en/billing/refunds.md", TEXTS["docs/en/billing/refunds.md"])
    running.wait_for(" built ")
    assert running.get("billing/refunds/")[0] == 200


def test_wrong_settings_keep_the_last_good_site(running: Preview) -> None:
    before = running.get("billing/refunds/")
    running.write("mkdocs.yml", SETTINGS.replace("folder", "suffix"))
    assert "docs_structure: must be folder" in running.wait_for("cannot be built: ")
    assert running.get("billing/refunds/") == before
    running.write("mkdocs.yml", SETTINGS)
    running.wait_for(" built ")


def test_pages_are_those_of_a_build_after_one_change_and_the_next(running: Preview, tmp_path: Path) -> None:
    names = ("", "billing/", "billing/refunds/", "billing/fees/", "fa/", "fa/billing/refunds/", "search/", "404.html")
    refunds = TEXTS["docs/en/billing/refunds.md"]
    changes = (
        ("docs/en/billing/fees.md", "---\ntitle: Fees\n---\nSix, see [refunds](refunds.md).\n"),
        ("docs/en/billing/refunds.md", refunds + "\nOnly words, many of them.\n"),
        ("docs/en/billing/refunds.md", refunds.replace("Refunds", "Money back\ntags: [money]")),
        ("docs/fa/billing/refunds.md", "---\ntitle: بازپرداخت\n---\nنو.\n"),
    )
    for path, text in changes:
        for name in names:
            running.get(name)
        running.write(path, text)
        running.wait_for(" built ")
    done = kbtool("build", "--audience", "public", "--output", str(tmp_path / "site"), cwd=running.base)
    assert done.returncode == 0, done.stderr
    for name in (*names, "tags/money/", "sitemap.xml", "search/manifest.json"):
        file = tmp_path / "site" / "public" / (f"{name}index.html" if name.endswith("/") or not name else name)
        assert SCRIPT.sub("", running.get(name)[1]) == file.read_text(encoding="utf-8"), name
    for path, _ in changes:
        if (running.base / path).read_text(encoding="utf-8") != TEXTS[path]:
            running.write(path, TEXTS[path])
            running.wait_for(" built ")


def test_nothing_but_the_cache_is_written_into_the_base(running: Preview) -> None:
    assert {path for path in tree(running.base) if not path.startswith(".cache/kbtool/")} == set(TEXTS)


def test_an_open_page_reloads_and_shows_what_is_wrong(running: Preview, browser: Browser) -> None:
    requests: list[str] = []
    page = _open(browser, f"{running.url}billing/refunds/", requests)
    page.evaluate("window.before = true")
    running.write("docs/en/billing/refunds.md", TEXTS["docs/en/billing/refunds.md"] + "\nFresh from the editor.\n")
    expect(page.get_by_text("Fresh from the editor.")).to_be_visible(timeout=PATIENCE * 1000)
    assert page.evaluate("window.before") is None
    running.wait_for(" built ")
    running.write("docs/en/billing/refunds.md", BROKEN.replace("titel", "<img src=x onerror=alert(1)>"))
    running.wait_for("kept out")
    panel = page.locator("kbtool-problems section")
    expect(panel).to_contain_text("docs/en/billing/refunds.md:3:1", timeout=PATIENCE * 1000)
    expect(panel).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("heading", name="This article is kept out")).to_be_visible()
    page.close()
    page = _open(browser, running.url, requests)
    panel = page.locator("kbtool-problems section")
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Dismiss").click()
    expect(panel).to_have_count(0)
    page.reload()
    page.wait_for_timeout(500)
    expect(panel).to_have_count(0)
    page.evaluate("window.before = true")
    running.write("docs/en/billing/refunds.md", TEXTS["docs/en/billing/refunds.md"])
    running.wait_for(" built ")
    page.wait_for_function("window.before === undefined", timeout=PATIENCE * 1000)  # closed in mid-reload, it may hang
    page.close()
    page = _open(browser, f"{running.url}billing/refunds/", requests)
    expect(page.get_by_role("heading", name="Refunds")).to_be_visible()
    assert {url for url in requests if not url.startswith(running.url)} == set()
    page.close()


def _open(browser: Browser, url: str, requests: list[str]) -> Page:
    """A new page, as an open one may be reloading itself just then, and one of two navigations is aborted."""
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(url)
    return page


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_end_is_clean(tmp_path: Path, number: int) -> None:
    write(tmp_path / "base", TEXTS)
    with preview(tmp_path / "base", tmp_path / "temporary", "--audience", "agents") as running:
        assert "Hush." in running.get("billing/secret/")[1]
        assert running.end(number) == 0
        assert running.wait_for("ended") == "ended\n"
    assert tree(tmp_path / "temporary") == {}


def test_ctrl_c_in_the_middle_of_a_build_is_clean(tmp_path: Path) -> None:
    write(tmp_path / "base", TEXTS)
    running = Preview(tmp_path / "base", tmp_path / "temporary")
    while not list(running.temporary.glob("*/site/1/*")):
        assert running.process.poll() is None
    assert running.end() == 0
    assert list(running.temporary.glob("kbtool-*")) == []


def test_what_stops_it_at_the_start_is_one_line(tmp_path: Path, running: Preview) -> None:
    port = running.url.rsplit(":", 1)[1].strip("/")
    done = kbtool("serve", "--port", port, cwd=running.base)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"kbtool: cannot listen on 127.0.0.1:{port}: address already in use" in done.stderr
    done = kbtool("serve", "--audience", "everybody", cwd=running.base)
    assert (done.returncode, done.stderr) == (
        2,
        "kbtool: there is no audience everybody; mkdocs.yml has public, agents\n",
    )


def test_the_network_sees_the_site_and_nothing_of_what_is_kept_out(tmp_path: Path) -> None:
    write(tmp_path / "base", {**TEXTS, "docs/en/billing/refunds.md": BROKEN})
    with preview(tmp_path / "base", tmp_path / "temporary", "--host", "0.0.0.0") as running:  # noqa: S104
        assert running.get("")[0] == 200
        status, text = running.get("billing/refunds/")
        assert (status, "titel" in text) == (404, False)
