"""Releases on disk, and real places to publish them to: a folder, a bare repository, an SSH server, S3 storage."""

import json
import subprocess
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from kbtool.build.releases import Manifest, Release
from kbtool.build.releases.draft import Draft
from kbtool.build.releases.lock import locked
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.build.releases.switch import go_live
from kbtool.config import Configuration
from kbtool.history.source import Source
from tests.conftest import configuration

Site = Mapping[str, str]
"""Path below the audience's folder → text."""
MakeRelease = Callable[..., Release]


@pytest.fixture
def commits(tmp_path: Path) -> tuple[str, str, str]:
    """Three commits of the base's repository, the oldest first."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    names = []
    for number in range(3):
        git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", str(number))
        names.append(git(tmp_path, "rev-parse", "HEAD").strip())
    return names[0], names[1], names[2]


@pytest.fixture
def make_release(tmp_path: Path, commits: tuple[str, str, str]) -> MakeRelease:
    """Makes a release the live one below `tmp_path`/site; verified, unless told otherwise."""

    def make(
        files: Site,
        audience: str = "public",
        commit: int = 0,
        dirty: bool = False,
        verified: bool = True,
        expected: tuple[str, ...] = ("en",),
    ) -> Release:
        site = tmp_path / "site"
        with locked(site) as building:
            tree = building / "tree"
            for path, text in files.items():
                (tree / path).parent.mkdir(parents=True, exist_ok=True)
                (tree / path).write_bytes(text.encode())
            manifest = Manifest(
                audience=audience,
                source=Source(commits[commit], f"2026-0{commit + 1}-01T00:00:00+00:00", dirty),
                tool_version="0",
                engine="mkdocs 1",
                configuration="0",
                languages=("en",),
                expected=expected,
                files=tuple(
                    ReleasedFile(path, digest(files[path]), len(files[path].encode()), ("en",), is_theme(path))
                    for path in sorted(files)
                ),
            )
            release = go_live(site, [Draft(tree, manifest)], (), building)[audience]
        if verified:
            receipt = {"manifest_sha256": sha256(release.manifest_path.read_bytes()).hexdigest()}
            release.receipt_path.write_text(json.dumps(receipt))
        return release

    return make


def digest(text: str) -> str:
    """SHA-256 of a file with this text."""
    return sha256(text.encode()).hexdigest()


def is_theme(path: str) -> bool:
    """Whether the path is one of the theme's."""
    return path.startswith("assets/")


def base(folder: Path, **targets: object) -> Configuration:
    """A base in `folder` whose audiences are published to these targets."""
    return configuration(folder, ("en",), {"publish": targets})


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ("git", *identity, *arguments), cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout
