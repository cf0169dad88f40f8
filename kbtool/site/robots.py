"""What crawlers may read: robots.txt (RFC 9309)."""

from collections.abc import Mapping

from kbtool.config import Training
from kbtool.site.findable import is_findable, site_address
from kbtool.site.sitemaps.sitemaps import SITEMAP
from kbtool.site.twins import is_open
from kbtool.site.view import View

ROBOTS = "robots.txt"
TRAINING_CRAWLERS = (
    "Amazonbot",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "Google-Extended",
    "GPTBot",
    "meta-externalagent",
)
"""Those that gather texts for training. Two of the names belong to no crawler of their own: they tell Applebot and
Googlebot, which crawl for search, that what they find is not for training."""


def robots(views: Mapping[str, View], locale: str) -> dict[str, bytes]:
    """robots.txt of the audience's site, the same from every language."""
    return {ROBOTS: robots_txt(views[locale]).encode()}


def robots_txt(view: View) -> str:
    """The text for an audience's site. Only the public site, once it is live, lets anybody in."""
    if not is_open(view):
        return "User-agent: *\nDisallow: /\n"
    groups = ["User-agent: *\nDisallow:\n"]
    if view.configuration.settings.ai_training is Training.DENY:
        groups.append("".join(f"User-agent: {name}\n" for name in TRAINING_CRAWLERS) + "Disallow: /\n")
    if is_findable(view):
        groups.append(f"Sitemap: {site_address(view)}{SITEMAP}\n")
    return "\n".join(groups)
