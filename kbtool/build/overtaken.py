"""A build that has read its base is not to go live after one that read it later: what was withdrawn would come back."""

from pathlib import Path

from kbtool.build.options import Options
from kbtool.build.releases.release import live_digests
from kbtool.errors import KbError


def noted_live(site: Path) -> dict[str, str]:
    """`live_digests` for `Options.live`: nothing where a release goes live at this moment, which is noticed later."""
    try:
        return live_digests(site)
    except OSError:
        return {}


def refuse_overtaken(options: Options, audiences: tuple[str, ...]) -> None:
    """Raises KbError where a site of these audiences went live since the base was looked at, and the base has changed.

    The site must be locked. Raises OSError.
    """
    if options.part or options.live is None:
        return
    live = live_digests(options.output)
    is_other = any(live.get(audience) != options.live.get(audience) for audience in audiences)
    if is_other and options.has_changed():
        raise KbError(
            f"{options.output}: another build went live after this one had looked at the articles, and they have "
            "changed since; build again"
        )
