"""An older commit does not replace a newer one: two runs of a CI may end in another order than they began."""

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from kbtool.build.releases.live_site import LiveSite
from kbtool.content.edition import Edition
from kbtool.errors import KbError
from kbtool.history.source import UNKNOWN, Source, is_older

SHOWN_DIGITS = 10


def refuse_older(live: LiveSite, editions: Iterable[Edition], source: Source, root: Path) -> None:
    """Raises KbError when an edition is live from a commit that came after that of `source`.

    `root` is a folder of the repository. See `is_older` for histories that have parted, and clones without a past.
    """
    is_older_than = cache(partial(is_older, root, source))  # mostly, all are from one commit
    for audience, languages in _by_audience(editions).items():
        release = live.release(audience) if source.commit else None
        for language in languages if release else ():
            newer = (
                release.manifest.source_of(language) if release and language in release.manifest.languages else UNKNOWN
            )
            if is_older_than(newer):
                raise KbError(
                    f"{live.site / audience}: {language} is live from commit {_shown(newer)}, which is newer than "
                    f"{_shown(source)}; build the newer one, or add --allow-older"
                )


def _by_audience(editions: Iterable[Edition]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edition in editions:
        found.setdefault(edition.audience, []).append(edition.language)
    return found


def _shown(source: Source) -> str:
    day = f" of {source.committed_at[:10]}" if source.committed_at else ""
    return f"{(source.commit or '')[:SHOWN_DIGITS]}{day}"
