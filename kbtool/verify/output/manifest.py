"""The manifest beside a release, read by its documented format.

`<digest>.json` beside the folder `<digest>`: JSON with `format`, `audience`, `files` and `kept_assets`, whose entries
have at least `path`, `sha256` and `bytes`.
"""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kbtool.errors import KbError

FORMAT = 1
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a file must be."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What a release must hold."""

    path: Path
    audience: str
    files: dict[str, Listed]
    """Path below the release's folder → what it must be."""
    digest: str
    """SHA-256 of the manifest itself."""

    @property
    def receipt(self) -> Path:
        """Where the receipt of a passed verification lies."""
        return self.path.with_name(f"{self.path.stem}.verified.json")


def find_manifest(folder: Path) -> Manifest | None:
    """The manifest of a release's folder, which may be reached by a link; None for a folder that is no release.

    Raises KbError for a manifest that cannot be understood.
    """
    real = folder.resolve()
    path = real.with_name(f"{real.name}.json")
    if not path.is_file():
        return None
    data = path.read_bytes()
    try:
        return _manifest(path, data, json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KbError(f"{path}: is no manifest of a release that this version understands: {error}") from None


def _manifest(path: Path, data: bytes, values: dict[str, Any]) -> Manifest:
    if values["format"] != FORMAT:
        raise ValueError(f"format {values['format']}")
    files: dict[str, Listed] = {}
    for entry in [*values["files"], *values.get("kept_assets", ())]:
        if entry["path"] in files or not DIGEST.fullmatch(entry["sha256"]):
            raise ValueError(f"the entry of {entry['path']}")
        files[entry["path"]] = Listed(entry["sha256"], int(entry["bytes"]))
    return Manifest(path, str(values["audience"]), files, sha256(data).hexdigest())
