"""A check that remembers says what one says that works everything out anew: after every edit, to the letter."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from kbtool.config import read_configuration
from kbtool.errors import KbError
from kbtool.lint.check import Checked, Request, check
from kbtool.report.json import render_diagnostics_json
from kbtool.report.text import diagnostics_text
from kbtool.store.store import NO_STORE, Store
from tests.lint.edited_base import EditedBase

DAY = date(2026, 11, 22)
SEEDS = int(os.environ.get("KBTOOL_SEEDS", "3"))


@pytest.fixture(autouse=True)
def trusted_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been changed long ago: so that what the disk says of it is used."""
    monkeypatch.setattr("kbtool.store.file_digests.time.time_ns", lambda: 2**62)


def outcome(root: Path, request: Request, store: Store) -> tuple[object, ...]:
    """Everything that a check shows, or why it cannot."""
    try:
        with store:
            checked = check(read_configuration(root / "mkdocs.yml"), request, store)
    except KbError as error:
        return (str(error),)
    return printed(checked), checked.reported, dict(checked.sources)


def printed(checked: Checked) -> str:
    return "".join(text for text, _ in diagnostics_text(checked.diagnostics)) + render_diagnostics_json(
        checked.diagnostics
    )


def store_of(root: Path) -> Store:
    return Store(root / ".cache" / "kbtool", DAY)


def requests(root: Path, seed: int) -> Iterator[Request]:
    """The same question most of the time, another day or half of it now and then."""
    random = Random(seed)  # noqa: S311 - a test
    request = Request(DAY, root)
    while True:
        chance = random.random()
        if chance < 0.2:
            request = replace(request, today=DAY + timedelta(random.choice([-400, 0, 3, 10, 400])))
        if chance > 0.85:
            yield replace(request, reads=random.random() < 0.5, lints=random.random() < 0.5)
        elif chance > 0.75:
            yield replace(request, paths=(root / "docs" / "en",))
        else:
            yield request


def compare(root: Path, seed: int, edits: int) -> None:
    base = EditedBase(root, seed)
    done: list[str] = []
    for _, request in zip(range(edits), requests(root, seed), strict=False):
        expected = outcome(root, request, NO_STORE)
        for turn in ("first", "second"):
            assert outcome(root, request, store_of(root)) == expected, (seed, turn, done)
        done.append(base.edit())


@pytest.mark.parametrize("seed", range(3))
def test_a_remembering_check_says_the_same_after_every_edit(seed: int, tmp_path: Path) -> None:
    compare(tmp_path, seed, edits=10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 100 + SEEDS))
def test_a_remembering_check_says_the_same_after_many_edits(seed: int, tmp_path: Path) -> None:
    compare(tmp_path, seed, edits=16)
