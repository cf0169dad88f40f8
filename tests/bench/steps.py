"""What is measured: what happens before, the command, and where its result lies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kbtool.build.releases.layout import CURRENT
from tests.bench.base import Base
from tests.bench.measure import kbtool
from tests.bench.peers.peers import Peer


def nothing() -> None:
    """Nothing happens before or after."""


@dataclass(frozen=True, eq=False)
class Step:
    """One measurement; how often it is taken is not its matter."""

    tool: str
    name: str
    cwd: Path
    command: Sequence[str]
    before: Callable[[], None] = nothing
    after: Callable[[], None] = nothing
    site: Path | None = None
    """What it built, when that is to be measured, too."""
    passing: tuple[int, ...] = (0,)
    """Exit codes with which the measurement counts."""
    link: Path | None = None
    """The link that makes its result live, when the time until then is to be measured, too."""


def kbtool_steps(base: Base) -> Iterator[Step]:
    """All commands, in an order in which each finds what it needs."""
    yield step(base, "--version", "--version")
    yield step(base, "check, cold", "check", before=base.forget_all, passing=(0, 1))
    yield step(base, "check, nothing changed", "check", passing=(0, 1))
    yield step(base, "check, one edit", "check", before=base.edit, passing=(0, 1))
    yield step(base, "build, cold, one process", "build", "--jobs", "1", before=base.forget_all)
    yield step(base, "build, cold", "build", before=base.forget_all, site=base.folder / "site" / "public")
    yield step(base, "build, nothing changed", "build")
    link = base.folder / "site" / CURRENT
    yield replace(step(base, "build, one edit", "build", before=base.edit), link=link)
    yield step(base, "build, new title", "build", before=base.retitle)
    yield step(base, "build, new template", "build", before=base.change_template)
    yield step(base, "build, no site but a store", "build", before=base.forget_site)
    yield step(base, "list", "list")
    yield step(base, "verify", "verify", before=base.plant, after=base.uproot, passing=(0, 1))


def step(
    base: Base,
    name: str,
    *arguments: str,
    before: Callable[[], None] = nothing,
    after: Callable[[], None] = nothing,
    site: Path | None = None,
    passing: tuple[int, ...] = (0,),
) -> Step:
    """One of kbtool's commands in the folder of a base."""
    return Step("kbtool", name, base.folder, kbtool(*arguments), before, after, site, passing)


def peer_steps(peer: Peer, base: Base, folder: Path) -> tuple[Step, Step]:
    """Cold, and after one edit."""
    # At 10,000 articles Zensical ends with 1, because its search index is full; its site is there.
    passing = (0, 1) if peer.package == "zensical" else (0,)
    command, site = peer.arguments(folder), folder / "site"
    cold = Step(peer.name, "build, cold", folder, command, lambda: peer.forget(folder), nothing, site, passing)
    edit = Step(peer.name, "build, one edit", folder, command, lambda: peer.edit(base, folder), passing=passing)
    return cold, edit


def interleaved(own: Sequence[Step], others: Sequence[tuple[Step, Step]]) -> Iterator[Step]:
    """Those of others right behind ours of the same name, so that what disturbs the machine disturbs both."""
    for item in own:
        yield item
        yield from (other for pair in others for other in pair if other.name == item.name)
