"""What tests of several areas need: the real knowledge bases, our own help centre, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from kbtool.config import Configuration, Language, Settings
from kbtool.config.checked import read_checked
from kbtool.config.locales import direction, language_name
from kbtool.content.knowledge_base import KnowledgeBase
from tests.help_centre import built_help_centre

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
COLLECTED = pytest.StashKey[frozenset[Path]]()
"""Of a run: the files of all tests that were found, also of those that are not run."""
# Where others use the machine too, slow is no fault.
settings.register_profile("untimed", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark a test by what it uses: a forgotten mark would put a browser into `make check`.

    What takes longest, such as reading the corpora, begins first: so no processor waits for another at the end.
    """
    config.stash[COLLECTED] = frozenset(item.path for item in items)
    for item in items:
        if "chromium" in uses(item):
            item.add_marker(pytest.mark.browser)
        if {"corpora", "help_centre"} & uses(item):
            item.add_marker(pytest.mark.slow)
        if "/audit/" in item.path.as_posix():
            item.add_marker(pytest.mark.audit)
    long = {item.path for item in items if "corpora" in uses(item) or item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in long)


def uses(item: pytest.Item) -> set[str]:
    """The names of all fixtures of a test."""
    return set(getattr(item, "fixturenames", ()))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that all processes of a run share: the first that asks for it makes it, the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    made = folder.with_name(f"{name}.made")
    with folder.with_name(f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def help_centre() -> Iterator[Path]:
    """The built sites of docs/, one folder for each audience."""
    with built_help_centre() as folder:
        yield folder


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
        settings=read_checked(Settings, values),
    )
