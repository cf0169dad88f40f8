"""The manifest as a file: JSON, keys sorted, written one way only and read back strictly.

format        1
audience, digest, tool_version, engine, configuration, languages, expected
commit, committed_at, dirty     of the build; null, null and false without Git
carried       {locale: {commit, committed_at, dirty}} for editions of an earlier build
files         [{path, sha256, bytes, language, languages, theme}], sorted by path; language null for shared files
kept_assets   [{path, sha256, bytes, age}], sorted by path, no part of the digest
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kbtool.build.releases.manifest import FORMAT, Manifest, ReleasedFile
from kbtool.errors import KbError
from kbtool.history.source import Source

_SHA256 = re.compile(r"[0-9a-f]{64}")


def manifest_json(manifest: Manifest) -> str:
    """The text of the file."""
    data: dict[str, object] = {
        "format": FORMAT,
        "audience": manifest.audience,
        "digest": manifest.digest,
        "tool_version": manifest.tool_version,
        "engine": manifest.engine,
        "configuration": manifest.configuration,
        "languages": manifest.languages,
        "expected": manifest.expected,
        **_source(manifest.source),
        "carried": {language: _source(source) for language, source in manifest.carried.items()},
        "files": [
            {**_entry(file), "language": file.language, "languages": file.languages, "theme": file.theme}
            for file in manifest.files
        ],
        "kept_assets": [{**_entry(file), "age": file.age} for file in manifest.kept_assets],
    }
    return "{\n" + ",\n".join(f'"{key}": {_value(value)}' for key, value in sorted(data.items())) + "\n}\n"


def _value(value: object) -> str:
    """One line for each file; the encoder's own indenting takes ten times as long."""
    if not isinstance(value, list) or not value:
        return json.dumps(value, sort_keys=True)
    return "[\n" + ",\n".join(json.dumps(item, sort_keys=True) for item in value) + "\n]"


def _source(source: Source) -> dict[str, str | bool | None]:
    return {"commit": source.commit, "committed_at": source.committed_at, "dirty": source.dirty}


def _entry(file: ReleasedFile) -> dict[str, Any]:
    return {"path": file.path, "sha256": file.sha256, "bytes": file.size}


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file. Raises KbError when it is damaged, or of another format; OSError when it is not there."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeError as error:
        raise KbError(f"{path}: is damaged; remove it and build every language again") from error
    return parse_manifest(text, str(path))


def parse_manifest(text: str, path: str) -> Manifest:
    """The manifest in a text that was read from `path`. Raises KbError as `read_manifest`."""
    try:
        data = json.loads(text)
        if isinstance(data, dict) and data.get("format", FORMAT) != FORMAT:
            raise KbError(f"{path}: has format {data['format']}; this kbtool reads format {FORMAT}")
        manifest = _manifest(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise KbError(f"{path}: is damaged; remove it and build every language again") from error
    # Whatever was added, left out, doubled or moved makes another text.
    if manifest_json(manifest) != text or not all(map(_is_sound, manifest.served)):
        raise KbError(f"{path}: is not as kbtool wrote it; remove it and build every language again")
    return manifest


def _manifest(data: Mapping[str, Any]) -> Manifest:
    return Manifest(
        audience=data["audience"],
        source=_read_source(data),
        tool_version=data["tool_version"],
        engine=data["engine"],
        configuration=data["configuration"],
        languages=tuple(data["languages"]),
        expected=tuple(data["expected"]),
        files=tuple(
            ReleasedFile(item["path"], item["sha256"], item["bytes"], tuple(item["languages"]), item["theme"])
            for item in data["files"]
        ),
        kept_assets=tuple(
            ReleasedFile(item["path"], item["sha256"], item["bytes"], theme=True, age=item["age"])
            for item in data["kept_assets"]
        ),
        carried={language: _read_source(source) for language, source in data["carried"].items()},
    )


def _read_source(data: Mapping[str, Any]) -> Source:
    return Source(data["commit"], data["committed_at"], data["dirty"])


def _is_sound(file: ReleasedFile) -> bool:
    """Whether the path stays below the folder and the values are what they are named."""
    parts = file.path.split("/")
    is_inside = "\0" not in file.path and not {"", ".", ".."}.intersection(parts)
    return is_inside and bool(_SHA256.fullmatch(file.sha256)) and type(file.size) is int and file.size >= 0
