"""Which sites to look at: all audiences of an output folder, one release, or any folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kbtool.config import Configuration
from kbtool.errors import KbError
from kbtool.verify.output.manifest import find_manifest

HOME = "index.html"


@dataclass(frozen=True, slots=True)
class Target:
    """One site and its readers."""

    folder: Path
    audience: str


def find_targets(folder: Path, audiences: Sequence[str], configuration: Configuration) -> list[Target]:
    """The sites in `folder`, for these audiences only where any are given. Raises KbError when there is none."""
    known = configuration.settings.audiences
    for audience in audiences:
        if audience not in known:
            raise KbError(f"there is no audience {audience}; mkdocs.yml has {', '.join(known)}")
    if not folder.is_dir():
        raise KbError(f"{folder}: no such folder; run kbtool build first")
    built = [audience for audience in known if (folder / audience).is_dir()]
    if built and not (folder / HOME).exists():
        return _built(folder, audiences or built)
    return [_single(folder, audiences, known)]


def _built(folder: Path, audiences: Sequence[str]) -> list[Target]:
    for audience in audiences:
        if not (folder / audience).is_dir():
            raise KbError(f"{folder}: holds no site for {audience}; run kbtool build --audience {audience}")
    return [Target(folder / audience, audience) for audience in audiences]


def _single(folder: Path, audiences: Sequence[str], known: Sequence[str]) -> Target:
    manifest = find_manifest(folder)
    if manifest and not audiences:
        if manifest.audience not in known:
            raise KbError(f"{folder}: is a release for {manifest.audience}; mkdocs.yml has {', '.join(known)}")
        return Target(folder, manifest.audience)
    if len(audiences) != 1:
        raise KbError(f"{folder}: say who reads this site: add --audience {known[0]}")
    return Target(folder, audiences[0])
