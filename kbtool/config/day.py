"""The day that schedules are held against."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from kbtool.errors import KbError

EPOCH = "SOURCE_DATE_EPOCH"


def build_day(environment: Mapping[str, str] = os.environ) -> date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/) where
    that is set, else today; both in UTC, so that two machines in two zones build the same site at the same moment.

    Raises KbError where the variable holds something else.
    """
    value = environment.get(EPOCH, "")
    if not value:
        return datetime.now(UTC).date()
    try:
        if value.isascii() and value.isdigit():
            return datetime.fromtimestamp(int(value), UTC).date()
    except (OverflowError, ValueError, OSError):
        pass
    raise KbError(f"{EPOCH}: {value[:40]!r} is no number of seconds since 1970, such as 1764547200")
