"""What a switch leads to is on the disk before the switch."""

import os
from pathlib import Path

import pytest

from kbtool.build.releases import durable
from tests.build.small_release import publish

TEXTS = {"public/en": {"index.html": "1", "a/b/index.html": "2"}}


def test_files_folders_manifest_and_choice_are_on_the_disk_before_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()
    before: list[set[int]] = []
    replace_link = durable.replace_link

    def noted(link: Path, target: str, building: Path) -> None:
        before.append(set(synced))
        replace_link(link, target, building)

    monkeypatch.setattr(os, "fsync", lambda handle: synced.add(os.fstat(handle).st_ino))
    monkeypatch.setattr("kbtool.build.releases.switch.replace_link", noted)
    live = publish(tmp_path, TEXTS, server_files={"public": "conf"})["public"]
    releases = tmp_path / ".releases"
    needed = [
        *(path for path in live.folder.rglob("*")),
        live.folder,
        live.folder.parent,
        live.manifest_path,
        releases / ".live/1",
        releases / ".live/1/.nginx",
        releases / ".live/1/.nginx/public.conf",
        releases / ".live",
    ]
    assert [path for path in needed if path.stat().st_ino not in before[0]] == []
    assert tmp_path.stat().st_ino in synced


def test_a_disk_that_fails_while_it_is_waited_for_is_no_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, TEXTS)
    live = (tmp_path / ".current").readlink()

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output error"):
        publish(tmp_path, {"public/en": {"index.html": "2"}})
    assert (tmp_path / ".current").readlink() == live
