"""Settings that decide who may read what."""

from collections.abc import Mapping
from dataclasses import dataclass

from kbtool.config import Configuration


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting that is not as it was."""

    name: str
    """As in mkdocs.yml: `extra.kbtool.audiences`."""
    before: str
    after: str


def find_setting_changes(before: Configuration, after: Configuration) -> list[SettingChange]:
    """What differs between two configurations and concerns readers, in a fixed order."""
    old, new = _settings(before), _settings(after)
    return [SettingChange(name, old[name], new[name]) for name in new if old[name] != new[name]]


def _settings(configuration: Configuration) -> Mapping[str, str]:
    settings = configuration.settings
    hosts = ", ".join(f"{audience}: {host}" for audience, host in sorted(settings.hosts.items()))
    return {
        "site_url": configuration.site_url or "none",
        "docs_dir": configuration.docs_name,
        "languages": ", ".join(language.locale for language in configuration.languages),
        "extra.kbtool.audiences": ", ".join(settings.audiences),
        "extra.kbtool.hosts": hosts or "none",
        "extra.kbtool.defaults.audience": str(settings.defaults.get("audience", "none")),
        "extra.kbtool.defaults.state": str(settings.defaults.get("state", "none")),
        "extra.kbtool.foreign_keys": str(settings.foreign_keys),
        "extra.kbtool.broken_articles": str(settings.broken_articles),
        "extra.kbtool.mode": str(settings.mode),
        "extra.kbtool.embeds": ", ".join(settings.embeds) or "none",
    }
