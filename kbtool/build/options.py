"""What a build is asked to do."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from msgspec import structs

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
    is_dirty: Callable[[], bool] = field(default=bool, compare=False, repr=False)
    """Tells whether files have changed since that commit; to be asked while others work, for it takes a while."""
    live: Mapping[str, str] | None = None
    """Audience → digest of what was live before anybody looked at the base; None where nobody noted it."""
    has_changed: Callable[[], bool] = field(default=bool, compare=False, repr=False)
    """Tells whether the base is another one than was looked at."""
    allow_older: bool = False
    """True puts an older commit in the place of a newer one."""
    clean: bool = False
    """True renders every page, whatever is remembered of the last build."""
    wait: bool = False
    """True waits for another build of the same site; else it is a reason to give up."""
    part: Path | None = None
    """Write the editions here, to be joined with those of other runners, and leave the site alone."""

    @property
    def known_source(self) -> Source:
        """The source, with whether files have changed since."""
        return structs.replace(self.source, dirty=self.source.dirty or self.is_dirty())

    @property
    def processes(self) -> int:
        """How many render at the same time."""
        return self.jobs or os.cpu_count() or 1

    @property
    def asked(self) -> str:
        """What of this reaches a site: not where it is written to, nor by how many processes, nor from what."""
        return repr((self.audiences, self.languages, self.engine, self.today, self.withhold))
