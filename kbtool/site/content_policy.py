"""What a page may load and from where: the Content-Security-Policy of a site (W3C CSP Level 3)."""

from collections.abc import Iterable

from kbtool.config import Configuration

NONE, OWN = "'none'", "'self'"
HEADER_ONLY = frozenset({"frame-ancestors"})
"""Directives that a `meta` element may not carry (CSP Level 3, 3.3)."""


def content_policy(embeds: Iterable[str] = (), *, told: Iterable[str] = (), has_diagrams: bool = False) -> str:
    """The policy for pages that may show frames of the hosts in `embeds` and send data to those in `told`.

    Scripts come from the site alone, and none stands in a page. With diagrams styles may stand in a page, because the
    script that draws them writes some into each drawing.
    """
    return "; ".join(f"{name} {sources}" for name, sources in _directives(embeds, told, has_diagrams).items())


def configuration_policy(configuration: Configuration, audience: str) -> str:
    """The policy of every page that an audience reads."""
    settings = configuration.settings
    told = settings.search.hosts(audience)
    return content_policy(settings.embeds, told=told, has_diagrams=bool(configuration.diagram_script))


def page_policy(policy: str) -> str:
    """The same for the page itself to carry, to hosts that send no headers."""
    directives = policy.split("; ")
    return "; ".join(item for item in directives if item.partition(" ")[0] not in HEADER_ONLY)


def _directives(embeds: Iterable[str], told: Iterable[str], has_diagrams: bool) -> dict[str, str]:
    frames = " ".join(f"https://{host}" for host in sorted(set(embeds)))
    listeners = [f"https://{host}" for host in sorted(set(told))]
    return {
        "default-src": OWN,
        "script-src": OWN,
        "style-src": f"{OWN} 'unsafe-inline'" if has_diagrams else OWN,
        "img-src": f"{OWN} https:",
        **({"connect-src": " ".join([OWN, *listeners])} if listeners else {}),
        "frame-src": frames or NONE,
        "object-src": NONE,
        "base-uri": NONE,
        "form-action": OWN,
        "frame-ancestors": NONE,
    }
