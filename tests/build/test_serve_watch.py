"""Changes of files are noticed, and nothing else is."""

import os
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from kbtool.build.preview.watch import Watcher, changed_files, is_temporary


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("x", encoding="utf-8")
    return folder


def watcher(docs: Path) -> Watcher:
    return Watcher([docs, docs.parent / "overrides"], [docs.parent / "mkdocs.yml"])


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "#a.md#", "4913", ".git", "a.tmp", ".~lock.a.md#"])
def test_what_an_editor_writes_for_itself_does_not_count(docs: Path, name: str) -> None:
    before = watcher(docs).snapshot()
    (docs / "en" / name).write_text("x", encoding="utf-8")
    assert is_temporary(name)
    assert changed_files(before, watcher(docs).snapshot()) == []


def test_new_changed_renamed_and_deleted_files_count(docs: Path) -> None:
    before = watcher(docs).snapshot()
    (docs / "en" / "new.md").write_text("x", encoding="utf-8")
    (docs / "en" / "a.md").rename(docs / "en" / "b.md")
    (docs.parent / "mkdocs.yml").write_text("longer", encoding="utf-8")
    assert changed_files(before, watcher(docs).snapshot()) == sorted(
        str(path) for path in (docs / "en/a.md", docs / "en/b.md", docs / "en/new.md", docs.parent / "mkdocs.yml")
    )


def test_a_second_name_for_a_file_changes_nothing(docs: Path) -> None:
    before = watcher(docs).snapshot()
    os.link(docs / "en" / "a.md", docs.parent / "staged.md")
    assert changed_files(before, watcher(docs).snapshot()) == []


@pytest.mark.parametrize("change", ["article", "settings", "atomic"])
def test_waiting_ends_soon_after_a_change(docs: Path, change: str) -> None:
    def later() -> None:
        sleep(0.1)
        if change == "article":
            (docs / "en" / "a.md").write_text("changed", encoding="utf-8")
        elif change == "settings":
            (docs.parent / "mkdocs.yml").write_text("changed", encoding="utf-8")
        else:
            (docs / "en" / "a.md.new").write_text("changed", encoding="utf-8")
            (docs / "en" / "a.md.new").rename(docs / "en" / "a.md")

    with watcher(docs) as watching:
        before = watching.snapshot()
        Thread(target=later).start()
        while not changed_files(before, watching.snapshot()):
            watching.wait()


def test_an_event_is_told_before_it_is_known_what_it_is(docs: Path) -> None:
    told = Event()
    watching = watcher(docs)
    watching.noticed = told.set
    with watching:
        (docs / "en" / "a.md").write_text("changed", encoding="utf-8")
        assert told.wait(300)
