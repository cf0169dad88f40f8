"""Which symbolic links of a base are followed."""

from collections.abc import Collection
from pathlib import Path

from kbtool.content import rule_ids


def find_fault(
    link: Path, path: str, root: Path, languages: Collection[str], above: Collection[Path]
) -> tuple[rule_ids.RuleId, str, str] | None:
    """Why a link is not followed, and what to do; None for one that leads to something inside a language folder, and
    not in a circle.

    `path` is its path below docs_dir, `root` docs_dir without links, `languages` the case-folded names of the language
    folders, `above` the real paths of the folders that lead to it.
    """
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return rule_ids.BROKEN_LINK, "a symbolic link that leads nowhere", "remove or mend it"
    if target in above or any(target in folder.parents for folder in above):
        return rule_ids.BROKEN_LINK, "a symbolic link that leads in a circle", "remove it"
    if target.is_dir() and Path(link.parent).resolve() != root / Path(path).parent:
        return rule_ids.BROKEN_LINK, "a linked folder inside a linked folder", "remove one of the links"
    inside = target.relative_to(root).parts if target.is_relative_to(root) else ()
    if not inside or inside[0].casefold() not in languages or any(part.startswith(".") for part in inside):
        hint = "link to a file in a language folder of the base, or copy it"
        return rule_ids.ESCAPING_LINK, "a symbolic link that leaves the language folders", hint
    return None
