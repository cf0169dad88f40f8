"""The articles of a generated base, written as another site generator wants them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

BLOCK = re.compile(r'(?m)^(?:!!! (?P<note>\w+)|===)(?: "(?P<title>[^"\n]*)")?\n\n?(?P<inside>(?:(?: {4}.*)?\n)+)')
PICTURE = re.compile(r"(!\[[^\]\n]*\]\()(screen-)")


def convert_base(language_folder: Path, docs: Path, is_hugo: bool = False) -> None:
    """Copies the articles of one language to `docs`."""
    change: Callable[[str], str] = hugo_text if is_hugo else str
    for source, name in _files(language_folder, is_hugo):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            (docs / name).write_text(change(source.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            copy(source, docs / name)


def hugo_text(text: str) -> str:
    """Notes as Hugo's alerts, tabs one below the other; pictures lie one folder above the page."""
    return PICTURE.sub(r"\1../\2", BLOCK.sub(_block, text))


def _block(found: re.Match[str]) -> str:
    inside = re.sub(r"(?m)^ {4}", "", found["inside"]).rstrip("\n")
    if not found["note"]:
        return f"**{found['title']}**\n\n{inside}\n\n"
    lines = [f"[!{found['note'].upper()}] {found['title'] or ''}".rstrip(), *inside.split("\n")]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"


def _files(folder: Path, is_hugo: bool) -> Iterator[tuple[Path, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder)
            yield path, name.with_name("_index.md") if is_hugo and name.name == "index.md" else name
