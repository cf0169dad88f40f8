"""A day as machines that want a time are told it."""


def moment(day: str) -> str:
    """The start of the day `2026-11-22` in UTC, the zone in which days are counted here; never a time to come."""
    return f"{day}T00:00:00+00:00"
