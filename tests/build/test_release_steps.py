"""A switch that is stopped before any of its steps leaves the old sites or the new ones, whole."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any, NoReturn

import pytest

from kbtool.build.releases.recycling import KEPT
from kbtool.errors import KbError
from tests.build.site_tree import visible
from tests.build.small_release import NEWER, OLDER, Texts, publish

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="the name of an open file stands in /proc")

Condition = Callable[[str, tuple[Any, ...]], bool]
"""Whether to stop before an event that Python audits (PEP 578), or before a wait for the disk."""
FAILED = 3
AUDIENCES = ("agents", "internal", "public")
BEFORE: dict[str, Condition] = {
    "the building place": lambda event, args: event == "os.mkdir" and ".building" in str(args[0]),
    "a file is moved": lambda event, args: event == "os.rename" and str(args[0]).endswith("new/index.html"),
    "the oldest manifest is removed": lambda event, args: event == "os.remove" and str(args[0]).endswith(".json"),
    "the oldest release lends its folder": lambda event, args: (
        event == "os.rename" and str(args[1]).endswith("/recycled/public")
    ),
    "what is gone is moved away": lambda event, args: event == "os.rename" and "/recycled/public/gone" in str(args[0]),
    "a language is carried over": lambda event, args: (
        event == "os.link" and str(args[1]).endswith("/recycled/public/fa/index.html")
    ),
    "an asset is kept": lambda event, args: event == "os.link" and "/recycled/public/theme/" in str(args[1]),
    "a new page is in the folder": lambda event, args: (
        event == "os.rename" and str(args[1]).endswith("/recycled/public/index.html")
    ),
    "modes are set": lambda event, args: event == "os.chmod" and str(args[0]).endswith("/recycled/public/index.html"),
    "pages are on the disk": lambda event, args: event == "fsync" and args[0].endswith("/recycled/public/index.html"),
    "folders are on the disk": lambda event, args: event == "fsync" and args[0].endswith("/recycled/public"),
    "a release is in its place": lambda event, args: event == "os.rename" and str(args[0]).endswith("/recycled/public"),
    "it is on the disk": lambda event, args: event == "fsync" and args[0].endswith("/.releases/public"),
    "the manifest is written": lambda event, args: (
        event == "open" and str(args[0]).endswith(".json") and args[1] == "w"
    ),
    "the manifest is in its place": lambda event, args: event == "os.rename" and str(args[0]).endswith(".json"),
    "the second release is in its place": lambda event, args: (
        event == "os.rename" and str(args[0]).endswith("/recycled/agents")
    ),
    "the choice is made": lambda event, args: event == "os.symlink" and ".building" in str(args[1]),
    "the server's file is written": lambda event, args: event == "open" and str(args[0]).endswith("public.conf"),
    "it is on the disk too": lambda event, args: event == "fsync" and args[0].endswith("/public.conf"),
    "the choice is in its place": lambda event, args: event == "os.rename" and "/.live/" in str(args[1]),
    "the new link is made": lambda event, args: event == "os.symlink" and str(args[1]).endswith(".current.link"),
    "the link is switched": lambda event, args: event == "os.rename" and str(args[1]).endswith(".current"),
}
AFTER: dict[str, Condition] = {
    "the link is on the disk": lambda event, args: event == "fsync" and args[0].endswith("/site"),
    "an old choice is thrown away": lambda event, args: event == "os.rename" and "/.live/" in str(args[0]),
    "the building place is removed": lambda event, args: event == "shutil.rmtree",
}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with as many releases as are kept; the oldest one has less than the others, and something else."""
    site = tmp_path_factory.mktemp("old") / "site"
    oldest = {"index.html": "oldest", "gone/index.html": "gone"}
    publish(site, dict.fromkeys(("agents/en", "public/en"), oldest))
    for number in range(1, KEPT):
        texts = {"index.html": str(number)}
        newest: Texts = {"agents/en": texts, "public/en": {**OLDER["public/en"], **texts}}
        publish(site, {**OLDER, **newest}, server_files=dict.fromkeys(AUDIENCES, f"old {number}"))
    return site


@pytest.fixture
def site(old: Path, tmp_path: Path) -> Path:
    return copytree(old, tmp_path / "site", symlinks=True)


@pytest.fixture(scope="module")
def newer(old: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a switch that nobody stops makes of it."""
    site = copytree(old, tmp_path_factory.mktemp("newer") / "site", symlinks=True)
    publish_newer(site)
    return visible(site)


def publish_newer(site: Path) -> None:
    publish(site, NEWER, kept=["fa"], unchanged=["internal"], server_files={"public": "new", "agents": "new"})


def stopped(how: str, condition: Condition, site: Path) -> None:
    """Makes the newer texts live, in a process of its own, and stops it before the first event that is meant."""
    child = os.fork()
    if not child:
        _switch(how, condition, site)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == (-signal.SIGKILL if how == "killed" else FAILED)


def _switch(how: str, condition: Condition, site: Path) -> NoReturn:
    def stop(event: str, args: tuple[Any, ...]) -> None:
        if condition(event, args):
            if how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))

    def sync(handle: Any) -> None:
        sys.audit("fsync", os.readlink(f"/proc/self/fd/{handle}"))  # noqa: PTH115

    os.fsync = sync  # type: ignore[assignment]
    sys.addaudithook(stop)
    code = 0
    try:
        publish_newer(site)
    except (OSError, KbError):
        code = FAILED
    finally:
        os._exit(code)


def check_next_build(site: Path, newer: dict[str, str]) -> None:
    """It brings the newer sites and sweeps up."""
    publish_newer(site)
    assert visible(site) == newer
    assert {path.name for path in site.iterdir()} == {".current", ".lock", ".nginx", ".releases", *AUDIENCES}
    for audience, number in (("agents", KEPT), ("internal", 1), ("public", KEPT)):
        names = {path.name for path in (site / ".releases" / audience).iterdir()}
        assert names == {f"{name.partition('.')[0]}{end}" for name in names for end in ("", ".json")}
        assert len(names) == 2 * number
    assert len(list((site / ".releases/.live").iterdir())) == KEPT


@pytest.mark.parametrize("how", ["killed", "ENOSPC"])
@pytest.mark.parametrize("step", BEFORE)
def test_a_switch_stopped_before_the_link_leaves_the_old_sites(
    step: str, how: str, site: Path, newer: dict[str, str]
) -> None:
    before = visible(site)
    stopped(how, BEFORE[step], site)
    assert visible(site) == before
    check_next_build(site, newer)


@pytest.mark.parametrize("step", AFTER)
def test_a_switch_killed_after_the_link_leaves_the_new_sites(step: str, site: Path, newer: dict[str, str]) -> None:
    stopped("killed", AFTER[step], site)
    assert visible(site) == newer
    check_next_build(site, newer)
