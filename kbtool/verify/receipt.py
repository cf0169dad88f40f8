"""The receipt that a release was verified: `<digest>.verified.json` beside its manifest.

It holds no date, so that verifying twice writes the same bytes: format, audience, the release's digest, SHA-256 of the
manifest's bytes, version of kbtool.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from kbtool import __version__
from kbtool.errors import KbError
from kbtool.verify.output.manifest import Manifest

FORMAT = 1


def write_receipt(manifest: Manifest) -> Path:
    """Writes it, whole or not at all; returns its path. Raises KbError when that cannot be done."""
    values = {
        "format": FORMAT,
        "audience": manifest.audience,
        "digest": manifest.path.stem,
        "manifest_sha256": manifest.digest,
        "tool_version": __version__,
    }
    temporary = manifest.receipt.with_name(f".{manifest.receipt.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8") as stream:
            stream.write(json.dumps(values, indent=1, sort_keys=True) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(manifest.receipt)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise KbError(f"{manifest.receipt}: cannot be written: {error.strerror}") from error
    return manifest.receipt


def remove_receipt(manifest: Manifest) -> None:
    """A release that fails now has not passed. Raises KbError when the receipt cannot be removed."""
    try:
        manifest.receipt.unlink(missing_ok=True)
    except OSError as error:
        raise KbError(f"{manifest.receipt}: cannot be removed: {error.strerror}") from error
