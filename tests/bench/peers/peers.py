"""The other site generators, each with a project of its own made from the same articles."""

from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from shutil import copy, copytree, rmtree

from tests.bench.base import Base
from tests.bench.peers.conversion import convert_base

FOLDER = Path(__file__).parent
INSTALLED = FOLDER.parents[2] / ".cache" / "bench-peers"
"""Where .ci/bench-peers puts them."""


@dataclass(frozen=True)
class Peer:
    """A site generator of others."""

    name: str
    package: str
    command: tuple[str, ...]
    """Below `bin/` of its virtual environment."""

    def make_project(self, base: Base, folder: Path) -> None:
        """Writes the base as this one reads it."""
        is_hugo = self.package == "hugo"
        convert_base(base.folder / "docs" / base.language, folder / ("content" if is_hugo else "docs"), is_hugo)
        if is_hugo:
            copytree(FOLDER / "hugo", folder, dirs_exist_ok=True)
        else:
            copy(FOLDER / "mkdocs.yml", folder)

    def forget(self, folder: Path) -> None:
        """The next build is cold."""
        for name in ("site", ".cache"):
            rmtree(folder / name, ignore_errors=True)

    def edit(self, base: Base, folder: Path) -> None:
        """Another sentence at the end of an article."""
        below = base.edited_file().relative_to(base.folder / "docs" / base.language)
        path = folder / ("content" if self.package == "hugo" else "docs") / below
        path.write_text(f"{path.read_text(encoding='utf-8')}\nOne sentence more.\n", encoding="utf-8")

    @property
    def program(self) -> Path:
        """Where it is, once installed."""
        return INSTALLED / "bin" / self.command[0]

    def arguments(self, folder: Path) -> list[str]:
        """The command that builds its site into `site`."""
        cache = ["--cacheDir", str(folder / ".cache")] if self.package == "hugo" else []
        return [str(self.program), *self.command[1:], *cache]

    @property
    def version(self) -> str:
        """That of its package."""
        found = distributions(name=self.package, path=list(map(str, INSTALLED.glob("lib/python*/site-packages"))))
        return next(iter(found)).version


PEERS = (
    Peer("MkDocs + Material", "mkdocs-material", ("mkdocs", "build", "--quiet")),
    Peer("Zensical", "zensical", ("zensical", "build")),
    Peer("Hugo", "hugo", ("hugo", "build", "--quiet", "--destination", "site", "--noBuildLock")),
)


def installed_peers() -> tuple[Peer, ...]:
    """Those that are here."""
    return tuple(peer for peer in PEERS if peer.program.is_file())
