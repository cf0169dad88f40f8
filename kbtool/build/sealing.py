"""Keeps what a build was made from and what it said, where the next one could do no more than find nothing to do."""

from dataclasses import replace
from pathlib import Path

from kbtool.build.account import Account
from kbtool.build.build import Built, broken_articles, broken_data
from kbtool.build.inputs import Inputs, Places
from kbtool.build.installed import configuration_files, variable_names
from kbtool.build.last_build import (
    LastBuild,
    Said,
    find_last_build,
    forget_last_build,
    keep_last_build,
    live_release,
    server_files_digest,
)
from kbtool.build.options import Options
from kbtool.build.surroundings import custom_folder, extension_names
from kbtool.config import Configuration
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.store.store import Store


def find_places(configuration: Configuration, overrides: str) -> Places:
    """Where a build of this base reads; `overrides` is a folder that counts as one of the base, used or not."""
    data = read_mkdocs_yml(configuration.path)
    texts = configuration_files(configuration.path)
    custom = custom_folder(data, configuration.root)
    others = (custom, configuration.diagram_script, configuration.root / overrides)
    base = dict.fromkeys((*texts, configuration.docs_dir, *(place for place in others if place)))
    return Places(tuple(map(str, base)), tuple(extension_names(data)), tuple(sorted(variable_names(texts.values()))))


def unchanged_accounts(built: Built) -> tuple[Account, ...]:
    """The accounts of the next build, where nothing changes: it takes all pages over."""
    return tuple(replace(account, carried=account.pages + account.made) for account in built.accounts)


def seal(path: Path, options: Options, places: Places, inputs: Inputs, built: Built, said: Said, store: Store) -> None:
    """Keeps a build of the base with this mkdocs.yml. `inputs` were found before the base was read, `said` is what the
    next build says if nothing changes.

    Where the next build would say more or do more, it is to be a whole one. Raises OSError.
    """
    if not _is_settled(built):
        if find_last_build(path, options, store):
            forget_last_build(path, options, store)
        return
    releases = {
        audience: live_release(options.output, manifest, store) for audience, manifest in built.releases.items()
    }
    last = LastBuild(places, inputs, releases, server_files_digest(options.output), said)
    keep_last_build(path, options, last, store)


def _is_settled(built: Built) -> bool:
    """Warnings may come from what is rendered, and are not told again when nothing is."""
    is_rendered = any(account.carried < account.pages + account.made for account in built.accounts)
    is_sound = not (broken_articles(built.kb) or broken_data(built.kb))
    return bool(built.can_carry and is_sound and not (built.warnings and is_rendered))
