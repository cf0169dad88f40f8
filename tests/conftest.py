"""What tests of several areas need: the real knowledge bases, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

from kbtool.config import Configuration, Language, Settings
from kbtool.config.locales import direction, language_name
from kbtool.content.knowledge_base import KnowledgeBase

REPOSITORY = Path(__file__).parent.parent
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# In a container there is no sandbox and no graphics card, and a test asks nobody but the page for anything.
BROWSER_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark a test by what it uses: a forgotten mark would put a browser into `make check`."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.browser)
        if "corpora" in fixtures:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real knowledge bases, one folder each; KBTOOL_CORPORA names another place, or says `none`."""
    place = os.environ.get("KBTOOL_CORPORA", "")
    if place == "none":
        pytest.skip("KBTOOL_CORPORA=none: the real knowledge bases are not used")
    path = Path(place) if place else REPOSITORY.parent / "shared" / "corpora"
    if not path.is_dir():
        skip_by_hand_fail_in_ci(f"the real knowledge bases are not in {path} (KBTOOL_CORPORA names another folder)")
    return path


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The Chromium or Chrome to run; CHROMIUM names another one."""
    names = (os.environ["CHROMIUM"],) if os.environ.get("CHROMIUM") else BROWSERS
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        skip_by_hand_fail_in_ci(f"no browser: none of {', '.join(names)}; `make browser` installs one")
    return Path(found)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One running browser for all tests; each test opens a context of its own."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=BROWSER_OPTIONS)
        yield running
        running.close()


def skip_by_hand_fail_in_ci(reason: str) -> NoReturn:
    """In the CI a test that was not run looks like a test that passed."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def make_base(tmp_path: Path) -> Callable[..., KnowledgeBase]:
    """Makes a base in memory from path below docs/ → content; keyword arguments are settings of `extra.kbtool`."""

    def make(texts: Mapping[str, str | bytes], **settings: object) -> KnowledgeBase:
        return KnowledgeBase.from_texts(configuration(tmp_path, settings=settings), texts)

    return make


def configuration(
    folder: Path, locales: Sequence[str] = ("en", "zh", "fa"), settings: Mapping[str, object] = {}
) -> Configuration:
    """Three audiences; everything is published and public unless a setting says otherwise."""
    values = {"audiences": ["public", "agents", "internal"], "defaults": {"state": "published"}} | dict(settings)
    languages = tuple(
        Language(locale, language_name(locale), direction(locale), locale == locales[0], "Help") for locale in locales
    )
    return Configuration(
        path=folder / "mkdocs.yml",
        site_name="Help",
        site_url="https://help.example.com/",
        docs_dir=folder / "docs",
        edit_url="",
        brand_files=(),
        languages=languages,
        settings=Settings.model_validate(values),
    )
