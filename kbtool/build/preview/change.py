"""What kinds of files have changed: what has to be read and rendered again follows from that."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kbtool.config import Configuration
from kbtool.content.files.walk import DATA_FOLDER, is_markdown


@dataclass(frozen=True, slots=True)
class Change:
    """Absolute paths of files that are new, gone or different, by their kinds."""

    articles: tuple[Path, ...] = ()
    data: tuple[Path, ...] = ()
    theme: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    """Settings, pictures, attachments."""
    is_first: bool = False
    """Whether nothing is known of any file."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the base has to be read."""
        return self.is_first or bool(self.others)

    @property
    def is_anew(self) -> bool:
        """Whether all pages have to be rendered, whatever their plans say."""
        return self.is_whole or bool(self.theme)


def find_change(files: Iterable[str] | None, configuration: Configuration) -> Change:
    """The change of these files; None stands for all there are."""
    if files is None:
        return Change(is_first=True)
    kinds: dict[str, list[Path]] = {"articles": [], "data": [], "theme": [], "others": []}
    for path in map(Path, files):
        kinds[_kind(path, configuration)].append(path)
    return Change(
        tuple(kinds["articles"]), tuple(kinds["data"]), tuple(kinds["theme"]), tuple(kinds["others"]), is_first=False
    )


def _kind(path: Path, configuration: Configuration) -> str:
    if path == configuration.path:
        return "others"
    if not path.is_relative_to(configuration.docs_dir):
        return "theme"
    if path.parent == configuration.docs_dir / DATA_FOLDER:
        return "data" if path.suffix in (".yml", ".yaml") else "others"
    return "articles" if is_markdown(path.name) else "others"
