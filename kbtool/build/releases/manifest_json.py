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
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from pathlib import Path

import msgspec

from kbtool.build.releases.manifest import FORMAT, Manifest, ReleasedFile
from kbtool.errors import KbError
from kbtool.history.source import Source

_INSIDE = re.compile(r"(?!\.{0,2}(?:/|\Z))[^/\0]+(?:/(?!\.{0,2}(?:/|\Z))[^/\0]+)*")
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
    }
    lines = {key: json.dumps(value, sort_keys=True) for key, value in data.items()}
    lines["files"] = _listed(_files(manifest.files))
    lines["kept_assets"] = _listed(_kept(file) for file in manifest.kept_assets)
    return "{\n" + ",\n".join(f'"{key}": {value}' for key, value in sorted(lines.items())) + "\n}\n"


def _listed(lines: Iterable[str]) -> str:
    """One line for each file; the encoder's own indenting takes ten times as long."""
    text = ",\n".join(lines)
    return f"[\n{text}\n]" if text else "[]"


def _files(files: Iterable[ReleasedFile]) -> Iterator[str]:
    known: dict[tuple[tuple[str, ...], bool], tuple[str, str]] = {}
    for file in files:
        kind = file.languages, file.theme
        if kind not in known:
            known[kind] = json.dumps(file.language), json.dumps(file.languages)
        language, languages = known[kind]
        theme = json.dumps(file.theme) if file.theme else "false"
        yield (
            f'{{"bytes": {file.size}, "language": {language}, "languages": {languages}, '
            f'"path": {encode_basestring_ascii(file.path)}, "sha256": "{file.sha256}", "theme": {theme}}}'
        )


def _kept(file: ReleasedFile) -> str:
    path = encode_basestring_ascii(file.path)
    return f'{{"age": {file.age}, "bytes": {file.size}, "path": {path}, "sha256": "{file.sha256}"}}'


def _source(source: Source) -> dict[str, str | bool | None]:
    return {"commit": source.commit, "committed_at": source.committed_at, "dirty": source.dirty}


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file. Raises KbError when it is damaged, or of another format; OSError when it is not there."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeError as error:
        raise KbError(f"{path}: is damaged; remove it and build every language again") from error
    return parse_manifest(text, str(path))


@lru_cache(maxsize=8)
def parse_manifest(text: str, path: str) -> Manifest:
    """The manifest in a text that was read from `path`. Raises KbError as `read_manifest`."""
    try:
        manifest = _manifest(_decoded(text, path))
        # Whatever was added, left out, doubled or moved makes another text.
        is_whole = manifest_json(manifest) == text and all(map(_is_sound, manifest.served))
    except (ValueError, TypeError, msgspec.MsgspecError, RecursionError) as error:
        raise KbError(f"{path}: is damaged; remove it and build every language again") from error
    if not is_whole:
        raise KbError(f"{path}: is not as kbtool wrote it; remove it and build every language again")
    return manifest


class _Source(msgspec.Struct):
    commit: str | None
    committed_at: str | None
    dirty: bool


class _Written(_Source):
    """What stands in the file."""

    format: int
    audience: str
    tool_version: str
    engine: str
    configuration: str
    languages: tuple[str, ...]
    expected: tuple[str, ...]
    files: tuple[ReleasedFile, ...]
    kept_assets: tuple[ReleasedFile, ...]
    carried: dict[str, _Source]


_decoder = msgspec.json.Decoder(_Written)


def _decoded(text: str, path: str) -> _Written:
    with suppress(msgspec.MsgspecError, UnicodeError):
        written = _decoder.decode(text)
        if written.format == FORMAT:
            return written
    data = json.loads(text)  # it also reads names that are no Unicode, and says what is wrong
    if isinstance(data, dict) and data.get("format", FORMAT) != FORMAT:
        raise KbError(f"{path}: has format {data['format']}; this kbtool reads format {FORMAT}")
    return msgspec.convert(data, _Written)


def _manifest(data: _Written) -> Manifest:
    return Manifest(
        audience=data.audience,
        source=_read_source(data),
        tool_version=data.tool_version,
        engine=data.engine,
        configuration=data.configuration,
        languages=data.languages,
        expected=data.expected,
        files=data.files,
        kept_assets=tuple(msgspec.structs.replace(file, theme=True) for file in data.kept_assets),
        carried={language: _read_source(source) for language, source in data.carried.items()},
    )


def _read_source(data: _Source) -> Source:
    return Source(data.commit, data.committed_at, data.dirty)


def _is_sound(file: ReleasedFile) -> bool:
    """Whether the path stays below the folder and the values are what they are named."""
    return bool(_INSIDE.fullmatch(file.path) and _SHA256.fullmatch(file.sha256)) and file.size >= 0
