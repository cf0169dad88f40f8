"""An older commit does not replace a newer one: two runs of a CI may end in another order than they began."""

from collections.abc import Iterable
from pathlib import Path

from kbtool.build.releases.release import current
from kbtool.content.edition import Edition
from kbtool.errors import KbError
from kbtool.history.source import UNKNOWN, Source, is_older

SHOWN_DIGITS = 10


def refuse_older(site: Path, editions: Iterable[Edition], source: Source, root: Path) -> None:
    """Raises KbError when an edition is live from a commit that came after that of `source`.

    `root` is a folder of the repository. See `is_older` for histories that have parted, and clones without a past.
    """
    for audience, languages in _by_audience(editions).items():
        live = current(site, audience)
        for language in languages if live and source.commit else ():
            newer = live.manifest.source_of(language) if live and language in live.manifest.languages else UNKNOWN
            if is_older(root, source, newer):
                raise KbError(
                    f"{site / audience}: {language} is live from commit {_shown(newer)}, which is newer than "
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
