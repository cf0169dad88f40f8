"""`_redirects` of static hosts: one rule a line, `from to [status]`."""

from dataclasses import dataclass

FILE = "_redirects"
PERMANENT = frozenset({"301", "308"})


@dataclass(frozen=True, slots=True)
class RedirectLine:
    """A rule that sends readers on for good; rules for missing pages are none."""

    start: str
    target: str


def read_redirect_list(data: bytes) -> tuple[RedirectLine, ...]:
    """The rules by line. Rules with placeholders are left out: no page of a site is like them."""
    found = []
    for line in data.decode("utf-8", "replace").split("\n"):
        words = line.partition("#")[0].split() if line.lstrip().startswith("#") else line.split()
        if len(words) < 2 or "*" in words[0] or "/:" in words[0]:
            continue
        status = words[2].rstrip("!") if len(words) > 2 else "301"
        if status in PERMANENT:
            found.append(RedirectLine(words[0], words[1]))
    return tuple(found)
