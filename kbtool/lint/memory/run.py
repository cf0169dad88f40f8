"""A whole check that was made before with exactly the same input is not made again."""

from collections.abc import Callable

import msgspec

from kbtool.config import Configuration
from kbtool.content.files.sources import SourceFile, Sources
from kbtool.lint.linting import Reported
from kbtool.lint.memory.memory import code_version, configuration_digest
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "runs"
MOST_RUNS = 20


class _Run(msgspec.Struct, array_like=True):
    history: bytes | None
    """The digest of what Git had to say; None where nobody asked."""
    reported: tuple[Reported, ...]


_decoder = msgspec.msgpack.Decoder(_Run)


def run_key(configuration: Configuration, sources: Sources, *question: str) -> bytes | None:
    """The digest of all that a check's findings come from but the history; None where that cannot be told.

    `question` is what is asked for, the day included.
    """
    if sources.asset_signs is None:
        return None
    data = [part for name, content in sorted(sources.data_files.items()) for part in (name, content)]
    files = [part for file in sources.articles for part in _parts(file)]
    lint = repr(configuration.settings.lint)
    rest = repr((sources.withheld, sources.diagnostics, sources.asset_signs, sorted(sources.asset_links.items())))
    return digest_of(
        code_version(),
        configuration_digest(configuration),
        lint,
        digest_of(*question),
        digest_of(*files),
        digest_of(*data),
        rest,
    )


def recall_run(store: Store, key: bytes, history: Callable[[], bytes]) -> list[Reported] | None:
    """What the check found; None where it was not made, or the history that it looked at is another one."""
    value = store.find(SHELF, [key]).get(key)
    try:
        run = _decoder.decode(value) if value is not None else None
    except msgspec.MsgspecError:
        return None
    if run is None or (run.history is not None and run.history != history()):
        return None
    return list(run.reported)


def keep_run(store: Store, key: bytes, reported: list[Reported], history: bytes | None) -> None:
    """Keeps what a check found. `history` is None where no rule looked at it."""
    try:
        value = msgspec.msgpack.encode(_Run(history, tuple(reported)))
    except (TypeError, ValueError, OverflowError):
        return
    store.keep(SHELF, {key: value}, most=MOST_RUNS)


def _parts(file: SourceFile) -> tuple[str | bytes, ...]:
    target = file.link_target.path if file.link_target else ""
    return file.path, file.language, file.key, str(file.is_index), target, file.digest
