"""How external links are asked for: options of `broken-external-link`, which all three rules about them go by."""

from pydantic import Field

from kbtool.lint.rule import Options


class AskingOptions(Options):
    """Options of broken-external-link."""

    skip: tuple[str, ...] = ()
    """Addresses that are never asked for, as hosts (`example.com`, which holds for the hosts below it too) or globs
    (`https://example.com/*/edit`)."""
    accept: tuple[int, ...] = ()
    """Status codes that count as a page, though they say otherwise: `[403, 999]`."""
    private_hosts: tuple[str, ...] = ()
    """Hosts that may be asked although they lie in a private network or on this machine."""
    pause: float = Field(default=1, ge=0, le=60)
    """Seconds between two requests to one host; there is never more than one at a time."""
    timeout: float = Field(default=20, gt=0, le=120)
    """Seconds to wait for an answer."""
    hosts_at_once: int = Field(default=8, ge=1, le=32)
    """How many hosts are asked at the same time."""
    keep_days: int = Field(default=7, ge=0, le=365)
    """For how many days a good answer is kept; of a broken link for one day, and an hour where nobody could tell."""
