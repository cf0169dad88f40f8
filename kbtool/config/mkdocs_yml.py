"""Reads mkdocs.yml without MkDocs: the settings kbtool needs before any engine runs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kbtool.errors import ConfigError

FILE_NAME = "mkdocs.yml"
I18N = "i18n"
PLUGINS = ("kbtool/content", "kbtool/navigation", "kbtool/metadata", "kbtool/sitemap", "kbtool/search")
"""All of kbtool's own: a build needs each."""


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C takes a tenth of the time; not every PyYAML has it."""


class _TolerantLoader(LOADER):  # type: ignore[misc, valid-type]
    """MkDocs' own tags (`!ENV`, `!!python/name:`) configure the engine, never kbtool: they read as None."""


def _refuse_set(_: yaml.Loader, node: yaml.Node) -> None:
    raise yaml.constructor.ConstructorError(None, None, "a set has no order; write a list", node.start_mark)


_TolerantLoader.add_constructor("tag:yaml.org,2002:set", _refuse_set)
_TolerantLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def read_mkdocs_yml(path: Path) -> dict[str, Any]:
    """The mapping in a mkdocs.yml, merged over the one it names under INHERIT.

    Raises ConfigError when a file is missing or is no mapping.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8-sig"), _TolerantLoader)  # noqa: S506 - a safe loader that knows more tags
    except FileNotFoundError:
        raise ConfigError([f"{path}: no such file; run kbtool init to start a knowledge base here"]) from None
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror}"]) from None
    except (UnicodeDecodeError, ValueError, yaml.YAMLError) as error:
        raise ConfigError([_yaml_problem(path, error)]) from None
    if not isinstance(data, dict):
        raise ConfigError([f"{path}: expected a mapping of settings"])
    parent = data.pop("INHERIT", None)
    return _merged(read_mkdocs_yml(path.parent / str(parent)), data) if parent else data


def _yaml_problem(path: Path, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
    return f"{place}: {getattr(error, 'problem', None) or error}"


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def plugin_options(data: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """The options of a plugin listed in mkdocs.yml; None when it is not listed."""
    return next((options or {} for plugin, options in _listed(data) if plugin == name), None)


def listed_plugins(data: Mapping[str, Any]) -> list[str]:
    """The names of all plugins in mkdocs.yml."""
    return [name for name, _ in _listed(data)]


def _listed(data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    plugins = data.get("plugins") or []
    return list(plugins.items() if isinstance(plugins, dict) else map(_pair, plugins))


def _pair(item: Any) -> tuple[str, Any]:
    if isinstance(item, dict) and len(item) == 1:
        return next(iter(item.items()))
    return str(item), {}
