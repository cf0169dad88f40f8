"""Settings that decide who may read what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import to_builtins

from kbtool.config import Configuration

ENGINE = ("theme", "plugins", "hooks", "markdown_extensions", "extra_css", "extra_javascript", "site_dir", "INHERIT")
"""Settings of MkDocs that can put anything on any page."""
SHOWN_LETTERS = 200


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


def find_engine_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[SettingChange]:
    """What differs between two mkdocs.yml, read as mappings, and can change every page."""
    pairs = ((name, before.get(name), after.get(name)) for name in ENGINE)
    return [SettingChange(name, _compact(then), _compact(now)) for name, then, now in pairs if then != now]


def _compact(value: Any) -> str:
    text = "none" if value is None else json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    return text if len(text) <= SHOWN_LETTERS else f"{text[: SHOWN_LETTERS - 1]}…"


def _settings(configuration: Configuration) -> Mapping[str, str]:
    settings = configuration.settings
    places = {name: to_builtins(target) for name, target in sorted(settings.publish.items())}
    hosts = ", ".join(f"{audience}: {host}" for audience, host in sorted(settings.hosts.items()))
    return {
        "site_url": configuration.site_url or "none",
        "docs_dir": configuration.docs_name,
        "languages": ", ".join(language.locale for language in configuration.languages),
        "extra.kbtool.audiences": ", ".join(settings.audiences),
        "extra.kbtool.hosts": hosts or "none",
        "extra.kbtool.publish": _compact(places or None),
        "extra.kbtool.defaults.audience": str(settings.defaults.get("audience", "none")),
        "extra.kbtool.defaults.state": str(settings.defaults.get("state", "none")),
        "extra.kbtool.foreign_keys": str(settings.foreign_keys),
        "extra.kbtool.broken_articles": str(settings.broken_articles),
        "extra.kbtool.mode": str(settings.mode),
        "extra.kbtool.embeds": ", ".join(settings.embeds) or "none",
    }
