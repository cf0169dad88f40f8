"""mkdocs.yml: what stops a build, and what readers would miss."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from kbtool.config import Configuration
from kbtool.config.mkdocs_yml import PLUGINS
from kbtool.doctor.finding import Finding, State, fine

OURS = ("i18n", "search")
"""Plugins that editions know besides those whose name begins with kbtool/."""


def plugins(data: Mapping[str, Any]) -> Finding:
    """Whether mkdocs.yml, read as a mapping, lists plugins and hooks that editions are not made for."""
    listed = data.get("plugins") or []
    names = [next(iter(item), "") if isinstance(item, dict) else str(item) for item in listed]
    foreign = [name for name in names if name not in OURS and not name.startswith("kbtool/")]
    missing = [name for name in PLUGINS if name not in names]
    if missing:
        return Finding("plugins", State.ERROR, f"{missing[0]} is not listed", f"add - {missing[0]} under plugins")
    if foreign or data.get("hooks"):
        what = f"not made for several audiences: {', '.join(foreign) or 'hooks'}"
        return Finding("plugins", State.WARNING, what, "take them out, or look at what they write with kbtool verify")
    return fine("plugins", "only plugins that know audiences")


def theme(data: Mapping[str, Any]) -> Finding:
    """Whether the theme is ours."""
    value = data.get("theme")
    name = value.get("name") if isinstance(value, dict) else value
    if name == "kbtool":
        return fine("theme", "kbtool")
    what = f"the theme is {name or 'not set'}"
    return Finding("theme", State.ERROR, what, "write theme: {name: kbtool}; no other theme keeps audiences apart")


def addresses(configuration: Configuration) -> Iterator[Finding]:
    """Whether every audience's site has an address, and where search engines are kept away."""
    settings = configuration.settings
    if configuration.site_url:
        yield fine("site-url", configuration.site_url)
    else:
        remedy = "set site_url to the address that readers will use"
        what = "site_url is not set: no sitemap, no canonical addresses, no language alternates"
        yield Finding("site-url", State.WARNING, what, remedy)
    if urlsplit(configuration.site_url).path.strip("/"):
        what = f"crawlers read robots.txt only at the root of a host, and the site stands at {configuration.site_url}"
        yield Finding("robots-txt", State.WARNING, what, "copy the site's robots.txt to the root of the host")
    missing = [name for name in settings.audiences if name != settings.widest and not configuration.address(name)]
    if missing:
        what = f"no address for {', '.join(missing)}"
        remedy = f"set extra.kbtool.hosts: {{{missing[0]}: https://{missing[0]}.example.com/}}, one host for each"
        yield Finding("hosts", State.WARNING, what, remedy)
    else:
        yield fine("hosts", "every audience has an address")
    if settings.mode == "setup":
        remedy = "set extra.kbtool.mode: live when customers shall find the site"
        yield Finding("mode", State.WARNING, "mode: setup asks search engines to stay away", remedy)
