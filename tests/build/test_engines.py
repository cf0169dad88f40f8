"""The same site from every engine: MkDocs, its fork ProperDocs, and MkDocs started by hand."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.build.conftest import BuiltBase
from tests.build.interrupted import PATIENCE, wait_for
from tests.build.running import BIN, build, environment, run
from tests.build.site_tree import digests
from tests.build.test_built_secrets import ALLOWED, SECRETS, words_of
from tests.free_port import free_port

pytestmark = pytest.mark.slow


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    """The base without its site."""
    base = built.copy(tmp_path / "base")
    shutil.rmtree(base / "site")
    return base


def test_properdocs_makes_the_same_site_byte_for_byte(base: Path, built: BuiltBase) -> None:
    if find_spec("properdocs") is None:
        assert os.environ.get("CI") != "true", "properdocs is not installed; it is an extra of pyproject.toml"
        pytest.skip("properdocs is not installed")
    build(base, "--engine", "properdocs", "--audience", "public")
    assert digests(base / "site" / "public") == digests(built.site / "public")


def test_properdocs_really_runs(base: Path) -> None:
    """A fork that is loaded, and not the original under its name."""
    code = (
        "import os; os.environ['KBTOOL_ENGINE'] = 'properdocs'; "
        "from kbtool.build.engine import engine_name; print(engine_name())"
    )
    assert run("python", "-c", code, cwd=base).stdout == "properdocs\n"


def test_mkdocs_build_by_hand_makes_the_public_site(base: Path, built: BuiltBase, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = run("mkdocs", "build", cwd=base, TMPDIR=str(temporary))
    assert done.returncode == 0, done.stdout + done.stderr
    made = base / ".cache" / "mkdocs"
    found = words_of(made)
    assert [secret for secret in SECRETS if secret not in ALLOWED["public"] and secret.encode() in found] == []
    ours, theirs = digests(built.site / "public"), digests(made)
    assert theirs.keys() == ours.keys()
    assert {name for name in ours if ours[name] != theirs[name]} == set()
    assert list(temporary.iterdir()) == []


@pytest.fixture
def served_by_hand(base: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """`mkdocs serve` in the base: its address, and the file that it logs to."""
    log = tmp_path / "log"
    port = free_port()
    with log.open("w") as stream:
        process = subprocess.Popen(
            [BIN / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=base,
            env=environment(),
            stdout=stream,
            stderr=stream,
        )
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def answer(address: str) -> str:
    """The page at an address; empty while there is none."""
    try:
        with urlopen(address, timeout=5) as page:  # noqa: S310 - our own server
            text: str = page.read().decode()
            return text
    except URLError:
        return ""


def test_mkdocs_serve_by_hand_shows_a_change_and_does_not_loop(served_by_hand: tuple[str, Path], base: Path) -> None:
    address, log = served_by_hand
    wait_for(lambda: "Late fees" in answer(f"{address}billing/invoices/"))
    builds = log.read_text().count("Building documentation")
    article = base / "docs/en/billing/invoices.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nA brand-new sentence.\n", encoding="utf-8")
    wait_for(lambda: "A brand-new sentence." in answer(f"{address}billing/invoices/"))
    time.sleep(3)
    assert log.read_text().count("Building documentation") == builds + 1
    assert answer(f"{address}accounts/zqagentsslug/") == ""
