"""What a build is asked to do."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kbtool.build.engines import ENGINES
from kbtool.history.source import UNKNOWN, Source


@dataclass(frozen=True, slots=True)
class Options:
    """What to build, and how."""

    output: Path
    audiences: Sequence[str] = ()
    """Empty for all."""
    languages: Sequence[str] = ()
    """Locales; empty for all."""
    jobs: int = 0
    """Processes that render; 0 for one on each processor."""
    engine: str = ENGINES[0]
    today: date | None = None
    """The day that schedules are held against; None for `build_day`."""
    withhold: bool = False
    """True publishes the rest when articles have errors, whatever the configuration says."""
    source: Source = UNKNOWN
    """What the articles were read from."""
    allow_older: bool = False
    """True puts an older commit in the place of a newer one."""
    clean: bool = False
    """True renders every page, whatever is remembered of the last build."""
    wait: bool = False
    """True waits for another build of the same site; else it is a reason to give up."""
    part: Path | None = None
    """Write the editions here, to be joined with those of other runners, and leave the site alone."""

    @property
    def processes(self) -> int:
        """How many render at the same time."""
        return self.jobs or os.cpu_count() or 1

    @property
    def asked(self) -> str:
        """What of this reaches a site: not where it is written to, nor by how many processes, nor from what."""
        return repr((self.audiences, self.languages, self.engine, self.today, self.withhold))
