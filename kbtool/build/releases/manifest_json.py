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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring_ascii
from pathlib import Path

import msgspec

from kbtool import __version__
from kbtool.build.releases.manifest import FORMAT, Manifest, ReleasedFile
from kbtool.errors import KbError
from kbtool.history.source import Source
from kbtool.store.store import NO_STORE, Store

SHELF = "manifests"
MOST = 60
"""Manifests that are remembered."""
SHA256_DIGITS = 64
_OUTSIDE = re.compile(r"[/\0]\.{0,2}[/\0]")
"""A part of a path that is empty, or leads elsewhere; between paths that are joined by NUL."""
_HEXADECIMAL = re.compile(r"[0-9a-f]*")


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


def read_manifest(path: Path, store: Store = NO_STORE) -> Manifest:
    """The manifest in a file. One that the store knows to be as kbtool wrote it is not looked through again.

    Raises KbError when it is damaged, or of another format; OSError when it is not there.
    """
    data = path.read_bytes()
    key = text_digest(data) if store.is_open else b""
    if key and key in store.find(SHELF, [key]):
        with suppress(msgspec.MsgspecError):
            written = _decoder.decode(data)
            manifest = _manifest(written)
            vars(manifest)["digest"] = written.digest  # worked out when it was written
            return manifest
    try:
        manifest = parse_manifest(data.decode("utf-8").replace("\r\n", "\n"), str(path))
    except UnicodeError as error:
        raise KbError(f"{path}: is damaged; remove it and build every language again") from error
    store.keep(SHELF, {key: b""}, MOST)
    return manifest


def remember_manifest(text: str, store: Store) -> None:
    """The next who reads a manifest with this text, which `manifest_json` has made, need not look through it."""
    store.keep(SHELF, {text_digest(text.encode()): b""}, MOST)


def text_digest(data: bytes) -> bytes:
    """What a manifest's file is known by to this version of kbtool. It has megabytes, see `Store`."""
    return sha256(__version__.encode() + b"\0" + data).digest()


@lru_cache(maxsize=8)
def parse_manifest(text: str, path: str) -> Manifest:
    """The manifest in a text that was read from `path`. Raises KbError as `read_manifest`."""
    try:
        manifest = _manifest(_decoded(text, path))
        # Whatever was added, left out, doubled or moved makes another text.
        is_whole = manifest_json(manifest) == text and _are_sound(manifest.served)
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
    digest: str
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


def _are_sound(files: Sequence[ReleasedFile]) -> bool:
    """Whether the paths stay below the folder and the values are what they are named."""
    paths = "\0".join(("", *(file.path for file in files), ""))
    digests = [file.sha256 for file in files]
    return (
        paths.count("\0") == len(files) + 1
        and not _OUTSIDE.search(paths)
        and {len(digest) for digest in digests} <= {SHA256_DIGITS}
        and _HEXADECIMAL.fullmatch("".join(digests)) is not None
        and all(file.size >= 0 for file in files)
    )
