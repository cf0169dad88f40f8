"""The manifest: written one way, read back strictly."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from kbtool.build.releases import current, manifest_json, read_manifest
from kbtool.build.releases.manifest import Manifest, content_digest
from kbtool.build.releases.manifest_json import parse_manifest, remember_manifest
from kbtool.errors import KbError
from kbtool.history.source import Source
from kbtool.store.store import Store
from tests.build.small_release import asset, publish, stamp

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    source = Source("a" * 40, "2026-11-22T06:45:15+00:00", dirty=True)
    publish(tmp_path, {"public/en": {"index.html": "1", asset("old"): "old"}, "public/fa": {"fa/index.html": "f"}})
    texts = {"public/en": {"index.html": "2", "img/é.png": "x", asset("new"): "new"}}
    return publish(tmp_path, texts, kept=["fa"], by=stamp(source))["public"].manifest


def test_what_is_written_is_read_back(manifest: Manifest, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(manifest_json(manifest), encoding="utf-8")
    assert read_manifest(path) == manifest


def test_a_manifest_that_was_looked_through_is_known_by_its_bytes(manifest: Manifest, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(manifest_json(manifest), encoding="utf-8")
    parse_manifest.cache_clear()
    for _ in range(2):
        with Store(tmp_path / "store", date(2026, 11, 22)) as store:
            assert read_manifest(path, store) == manifest
    assert parse_manifest.cache_info()[:2] == (0, 1)
    path.write_text(manifest_json(manifest).replace('"format": 1', '"format":  1'), encoding="utf-8")
    with Store(tmp_path / "store", date(2026, 11, 22)) as store, pytest.raises(KbError, match="is not as kbtool wrote"):
        read_manifest(path, store)


def test_a_manifest_is_known_as_soon_as_it_is_written(manifest: Manifest, tmp_path: Path) -> None:
    text, path = manifest_json(replace(manifest, tool_version="2")), tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with Store(tmp_path / "store", date(2026, 11, 22)) as store:
        remember_manifest(text, store)
    parse_manifest.cache_clear()
    with Store(tmp_path / "store", date(2026, 11, 22)) as store:
        assert read_manifest(path, store).tool_version == "2"
    assert parse_manifest.cache_info().misses == 0


def test_a_name_that_is_no_unicode_is_read_back(manifest: Manifest, tmp_path: Path) -> None:
    named = replace(manifest, files=(*manifest.files, structs.replace(manifest.files[0], path="z\udc80")))
    (tmp_path / "a.json").write_text(manifest_json(named), encoding="utf-8")
    assert read_manifest(tmp_path / "a.json") == named


def test_each_file_is_a_line_as_the_encoder_of_json_writes_it(manifest: Manifest) -> None:
    odd = structs.replace(manifest.files[0], path='a "b"\\\n\u2028\udc80/é.html')
    text = manifest_json(replace(manifest, files=(odd, *manifest.files), kept_assets=(*manifest.kept_assets,) * 2))
    data = json.loads(text)
    rows = (f'"{key}": {_value(value)}' for key, value in sorted(data.items()))
    assert text == "{\n" + ",\n".join(rows) + "\n}\n"
    assert data["files"][0]["path"] == odd.path


def test_the_file_says_everything_that_others_need(manifest: Manifest) -> None:
    data = json.loads(manifest_json(manifest))
    assert list(data) == sorted(data)
    files, kept = data.pop("files"), data.pop("kept_assets")
    assert data == {
        "format": 1,
        "audience": "public",
        "digest": manifest.digest,
        "tool_version": "1.0",
        "engine": "none 1",
        "configuration": "c" * 64,
        "languages": ["en", "fa"],
        "expected": ["en", "fa"],
        "commit": "a" * 40,
        "committed_at": "2026-11-22T06:45:15+00:00",
        "dirty": True,
        "carried": {"fa": {"commit": None, "committed_at": None, "dirty": False}},
    }
    digests = {text: sha256(text.encode()).hexdigest() for text in ("f", "x", "2", "new", "old")}
    plain = {"theme": False, "bytes": 1}
    assert files == [
        {**plain, "path": "fa/index.html", "sha256": digests["f"], "language": "fa", "languages": ["fa"]},
        {**plain, "path": "img/é.png", "sha256": digests["x"], "language": "en", "languages": ["en"]},
        {**plain, "path": "index.html", "sha256": digests["2"], "language": "en", "languages": ["en"]},
        {
            "theme": True,
            "bytes": 3,
            "path": asset("new"),
            "sha256": digests["new"],
            "language": None,
            "languages": ["en"],
        },
    ]
    assert kept == [{"path": asset("old"), "sha256": digests["old"], "bytes": 3, "age": 1}]


def test_the_digest_can_be_worked_out_without_kbtool(manifest: Manifest) -> None:
    lines = sorted((file.path, file.sha256) for file in manifest.files)
    text = "".join(f"{digest}  {path}\n" for path, digest in lines)
    assert manifest.digest == sha256(text.encode()).hexdigest()[:32]


def test_the_digest_covers_paths_and_bytes_and_nothing_else(manifest: Manifest) -> None:
    first, *rest = manifest.files
    assert content_digest([structs.replace(first, path="other"), *rest]) != manifest.digest
    assert content_digest([structs.replace(first, sha256="0" * 64), *rest]) != manifest.digest
    assert content_digest(reversed([structs.replace(first, languages=("zh",), theme=True), *rest])) == manifest.digest
    assert replace(manifest, audience="x", source=Source(), kept_assets=(), carried={}).digest == manifest.digest


def _value(value: object) -> str:
    """As the file has it: one line for each entry of a list of objects."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return json.dumps(value, sort_keys=True)
    return "[\n" + ",\n".join(json.dumps(item, sort_keys=True) for item in value) + "\n]"


def damaged(text: str) -> dict[str, str]:
    """Kind of damage → the text of the file."""
    data = json.loads(text)

    def changed(**values: Any) -> str:
        rows = (f'"{key}": {_value(value)}' for key, value in sorted((data | values).items()))
        return "{\n" + ",\n".join(rows) + "\n}\n"

    def one_file(**values: Any) -> str:
        return changed(files=[data["files"][0] | values, *data["files"][1:]])

    return {
        "empty": "",
        "cut off": text[: len(text) // 2],
        "a list": "[]",
        "a text": '"x"',
        "a number": "1",
        "no object but null": "null",
        "deep": "[" * 100_000,
        "one space more": text + " ",
        "a key more": changed(more=1),
        "a key twice": text.replace("{", '{ "format": 1,', 1),
        "a key less": json.dumps({key: value for key, value in data.items() if key != "carried"}),
        "another digest": changed(digest="0" * 32),
        "another byte": one_file(sha256="0" * 64),
        "another size": one_file(bytes="1"),
        "a size below nothing": one_file(bytes=-1),
        "no size": one_file(bytes=None),
        "a language that is not its own": one_file(language="zh"),
        "a file less": changed(files=data["files"][1:]),
        "files that are none": changed(files=[1, 2]),
        "files that are a number": changed(files=1),
        "a source that is none": changed(carried={"fa": 1}),
    }


@pytest.mark.parametrize("kind", damaged('{"files": [{}]}'))
def test_a_damaged_manifest_is_one_clear_line(kind: str, manifest: Manifest, tmp_path: Path) -> None:
    release = current(tmp_path, "public")
    assert release
    text = damaged(release.manifest_path.read_text(encoding="utf-8"))[kind]
    release.manifest_path.write_text(text, encoding="utf-8")
    with pytest.raises(KbError) as caught:
        current(tmp_path, "public")
    assert str(caught.value).startswith(f"{release.manifest_path}: is ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a//b", "a/../b", "./a", "", "a/", "a\0b"])
def test_a_path_that_leaves_the_folder_is_refused(path: str, manifest: Manifest, tmp_path: Path) -> None:
    file = structs.replace(manifest.files[0], path=path)
    text = manifest_json(replace(manifest, files=(file, *manifest.files[1:])))
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(KbError, match="is not as kbtool wrote it"):
        read_manifest(tmp_path / "a.json")


def test_a_manifest_of_a_later_format_names_it(manifest: Manifest, tmp_path: Path) -> None:
    text = manifest_json(manifest).replace('"format": 1', '"format": 2')
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(KbError, match="has format 2; this kbtool reads format 1"):
        read_manifest(tmp_path / "a.json")


def test_a_manifest_of_another_release_is_refused(manifest: Manifest, tmp_path: Path) -> None:
    release = current(tmp_path, "public")
    assert release
    release.manifest_path.write_text(manifest_json(replace(manifest, audience="internal")), encoding="utf-8")
    with pytest.raises(KbError, match="is the manifest of internal/"):
        current(tmp_path, "public")


def test_a_manifest_that_was_removed_is_no_reason_not_to_build(manifest: Manifest, tmp_path: Path) -> None:
    release = current(tmp_path, "public")
    assert release
    release.manifest_path.unlink()
    assert current(tmp_path, "public") is None
    live = publish(tmp_path, {"public/en": {"index.html": "3"}})["public"]
    assert current(tmp_path, "public") == live
