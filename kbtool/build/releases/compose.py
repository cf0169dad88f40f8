"""From what was built, and what stays, to the drafts of new releases."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from kbtool.build.releases.draft import Draft
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.reuse import carry_over
from kbtool.build.releases.stamp import Stamp
from kbtool.build.releases.tree import Joined


def compose(
    joined: Mapping[str, Joined],
    audiences: Iterable[str],
    kept: Collection[str],
    stamp: Stamp,
    live: LiveSite,
    tree: Path,
) -> list[Draft]:
    """A draft for each of the audiences that has an edition; `tree`/<audience> holds what was built of it.

    Languages in `kept` that were not built are taken over from the live releases. Raises KbError where such
    a release is damaged.
    """
    drafts = (
        _compose(audience, joined.get(audience, Joined()), kept, stamp, live, tree / audience) for audience in audiences
    )
    return [draft for draft in drafts if draft.manifest.languages]


def _compose(audience: str, built: Joined, kept: Collection[str], stamp: Stamp, live: LiveSite, tree: Path) -> Draft:
    missing = set(kept) - built.languages
    release = live.of(audience).release if missing else None
    sources = {}
    if release:
        carried = missing.intersection(release.manifest.languages)
        carry_over(live.of(audience), carried, built.files)
        sources = {language: release.manifest.source_of(language) for language in carried}
    manifest = Manifest(
        audience=audience,
        source=stamp.source,
        tool_version=stamp.tool_version,
        engine=stamp.engine,
        configuration=stamp.configuration,
        languages=tuple(sorted(built.languages | sources.keys())),
        expected=tuple(sorted(built.expected | sources.keys())),
        files=tuple(built.files[path] for path in sorted(built.files)),
        carried={language: source for language, source in sources.items() if source != stamp.source},
    )
    return Draft(tree, manifest)
