"""Small sites for tests of releases: a few files, without an engine."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from kbtool.build.releases import Manifest, Release
from kbtool.build.releases.compose import compose
from kbtool.build.releases.layout import NGINX, server_file
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.lock import locked
from kbtool.build.releases.part import part_place, write_part
from kbtool.build.releases.stamp import Stamp
from kbtool.build.releases.switch import go_live
from kbtool.build.releases.tree import EditionOutput, join
from kbtool.content.edition import Edition
from kbtool.history.source import UNKNOWN, Source
from kbtool.store.store import NO_STORE, Store

Texts = Mapping[str, Mapping[str, str]]
"""Edition (`public/en`) → path → text. A path below `theme/` is a file of the theme."""


def stamp(source: Source = UNKNOWN, **other: str) -> Stamp:
    """What a build says about itself."""
    return Stamp(**{"source": source, "tool_version": "1.0", "engine": "none 1", "configuration": "c" * 64, **other})  # type: ignore[arg-type]


def asset(text: str) -> str:
    """The path of a file of the theme with this text: its digest is in its name."""
    return f"theme/style.{sha256(text.encode()).hexdigest()[:10]}.css"


def outputs(texts: Texts, folder: Path, expected: Iterable[str] = ()) -> list[EditionOutput]:
    """What an engine would have rendered."""
    found = []
    for name, files in texts.items():
        audience, language = name.split("/")
        place = folder / "rendered" / f"{audience}-{language}"
        for path, text in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8")
        own = frozenset(path for path in files if not path.startswith("theme/"))
        languages = tuple(expected) or tuple(key.split("/")[1] for key in texts if key.startswith(f"{audience}/"))
        found.append(EditionOutput(Edition(audience, language), place, own, languages))
    return found


def publish(
    site: Path,
    texts: Texts,
    *,
    kept: Iterable[str] = (),
    unchanged: Iterable[str] = (),
    by: Stamp | None = None,
    server_files: Mapping[str, str] = {},
    prepared: Mapping[str, Iterable[str]] = {},
    store: Store = NO_STORE,
) -> dict[str, Release]:
    """Makes these editions live, as a build does; returns audience → release.

    `prepared` is audience → paths that its next release is thought to share with the live one.
    """
    with locked(site) as folder:
        live = LiveSite(site, store)
        for audience, shared in prepared.items():
            live.prepare(audience, shared, folder)
        joined = join(outputs(texts, folder), folder / "tree")
        drafts = compose(joined, sorted(joined), list(kept), by or stamp(), live, folder / "tree")
        return go_live(site, drafts, unchanged, folder, _for_nginx(server_files), live)


def part(
    folder: Path,
    texts: Texts,
    *,
    expected: Iterable[str] = (),
    by: Stamp | None = None,
    server_files: Mapping[str, str] = {},
) -> Path:
    """Writes a part, as a build on another machine does."""
    with part_place(folder) as place:
        joined = join(outputs(texts, place, expected), place / "tree")
        drafts = compose(joined, sorted(joined), (), by or stamp(), LiveSite(folder), place / "tree")
        write_part(drafts, _for_nginx(server_files), folder, place)
    return folder


OLDER: Texts = {
    "public/en": {"index.html": "old", asset("old"): "old", "img/a.png": "a"},
    "public/fa": {"fa/index.html": "fa", asset("old"): "old", "img/a.png": "a"},
    "agents/en": {"index.html": "old"},
    "internal/en": {"index.html": "internal"},
}
NEWER: Texts = {
    "public/en": {"index.html": "new", "new/index.html": "new", asset("new"): "new"},
    "agents/en": {"index.html": "new"},
}


def texts(release: Release | Path) -> dict[str, str]:
    """Path → text of everything that is served."""
    folder = release.folder if isinstance(release, Release) else release
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def paths(manifest: Manifest) -> list[str]:
    """The files of a manifest."""
    return [file.path for file in manifest.files]


def _for_nginx(texts: Mapping[str, str]) -> dict[str, str]:
    """Audience → text, as the path of its file."""
    return {server_file(NGINX, audience): text for audience, text in texts.items()}
