"""The naughty base, built, and what reading says about it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.build.html_tree import Element
from tests.build.naughty_base import write_naughty_base
from tests.build.running import kbtool
from tests.build.site_tree import pages


@dataclass(frozen=True)
class NaughtySite:
    """The base and its site. Tests read them and change nothing."""

    base: Path
    printed: str
    complaints: str
    pages: dict[str, Element]
    withheld: dict[str, str]
    """Path below docs/en → the reason."""
    findings: str
    """What reading reports, a line each."""

    @cached_property
    def stubs(self) -> frozenset[str]:
        """The addresses that only lead on: former ones, without an article of their own."""
        return frozenset(
            address for address, page in self.pages.items() if page.all("meta", **{"http-equiv": "refresh"})
        )

    def page(self, path: str) -> Element | None:
        """The page of `fields/0001`; None where its article is withheld, with a reason and a finding."""
        page = self.pages.get(f"{path}/")
        if page is None:
            assert self.withheld[f"{path}.md"]
            assert f"en/{_escaped(path)}.md" in self.findings
        return page


def _escaped(path: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in path)


def build_naughty_site(folder: Path) -> None:
    """Writes the base, its site and what the build said to `folder`."""
    base = write_naughty_base(folder / "base")
    done = kbtool("build", cwd=base)
    assert done.returncode == 0, done.stderr[-2000:]
    (folder / "printed").write_bytes(done.stdout.encode())
    (folder / "complaints").write_bytes(done.stderr.encode())


def read_naughty_site(folder: Path) -> NaughtySite:
    """What was built in `folder`."""
    base = folder / "base"
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    return NaughtySite(
        base=base,
        printed=(folder / "printed").read_bytes().decode(),
        complaints=(folder / "complaints").read_bytes().decode(),
        pages=pages(base / "site" / "public"),
        withheld={item.path.removeprefix("docs/en/"): item.reason for item in kb.withheld},
        findings="\n".join(f"{finding.path}: {finding.message}" for finding in kb.diagnostics),
    )
