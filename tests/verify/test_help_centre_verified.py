"""Our own help centre passes, and a leak planted in its finished site does not."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.build.running import build, kbtool
from tests.conftest import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.long]
DAY = ("--today", "2026-11-22")
AUDIENCES = ("public", "agents", "internal")
SOURCE = "docs/en/team/index.md"
"""It is for internal readers, and makes its folder so."""
PAGE = "index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sites of all audiences in English; the other languages have no audience of their own."""
    folder = tmp_path_factory.mktemp("verified") / "site"
    build(REPOSITORY, "--language", "en", "--output", folder, *DAY)
    return folder


def verify(site: Path, *arguments: str) -> tuple[int, list[str]]:
    """Exit code, and the errors that were found; that two languages were not built is a warning."""
    done = kbtool("verify", str(site), *DAY, *arguments, "--format", "json", cwd=REPOSITORY)
    found = json.loads(done.stdout)["diagnostics"]
    return done.returncode, [
        f"{item['path']}: {item['id']} {item['message']}" for item in found if item["severity"] == "error"
    ]


def receipts(site: Path) -> list[str]:
    return sorted(path.parent.name for path in site.glob(".releases/*/*.verified.json"))


def test_the_help_centre_passes_and_a_leak_in_its_finished_site_does_not(site: Path) -> None:
    assert verify(site) == (0, [])
    assert receipts(site) == sorted(AUDIENCES)
    plant(site / "public")
    code, found = verify(site, "--audience", "public")
    assert code == 1
    assert len(found) == 1
    assert found[0].startswith(f"{(site / 'public' / PAGE).as_posix()}: KV101 ")
    assert SOURCE in found[0]
    assert receipts(site) == ["agents", "internal"]


def plant(folder: Path) -> None:
    """Puts a restricted paragraph on a page and into the manifest, like a builder that believes it to be public."""
    paragraph = max((REPOSITORY / SOURCE).read_text(encoding="utf-8").split("\n"), key=len)
    assert len(paragraph.split()) > 8
    page = folder / PAGE
    page.write_text(page.read_text(encoding="utf-8") + f"<p>{paragraph}</p>\n", encoding="utf-8")
    manifest = folder.resolve().with_name(f"{folder.resolve().name}.json")
    values = json.loads(manifest.read_text(encoding="utf-8"))
    entry = next(item for item in values["files"] if item["path"] == PAGE)
    entry.update(sha256=sha256(page.read_bytes()).hexdigest(), bytes=page.stat().st_size)
    manifest.write_text(json.dumps(values), encoding="utf-8")
