"""CODEOWNERS: whom the Git host asks to approve a change of an article.

Sources: GitHub Docs, "About code owners"; GitLab Docs, "Syntax of CODEOWNERS". The last pattern that fits decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.site.ownership import Accountable, find_accountable, shortest_rules

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where GitHub and GitLab look, from the top of the repository."""
START = "# Written by kbtool owners --write from the owners of the articles: change those, not these lines."
END = "# End of what kbtool owners --write has written."
NEW_FILE = (
    "# Who is asked to approve a change; the last line that fits decides. Your own lines may stand above and below."
)
AWKWARD = re.compile(r"[\[\]#*?!\\]|[^\S ]")
"""What patterns cannot hold on every host, escaped or not; `?` stands for any one character."""
GAP = "  "


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """The finished file, and whom it cannot name."""

    text: str
    nameless: tuple[Accountable, ...]
    """Owners of articles whom the Git host cannot ask."""


def render_codeowners(kb: KnowledgeBase, prefix: str, before: str) -> CodeOwners:
    """The file with its generated part anew; what people wrote above and below it in `before` stays.

    `prefix` leads from the top of the repository to the folder of mkdocs.yml: empty, or `help/`.
    """
    accountable = find_accountable(kb)
    handles = {path: item.handle for item in accountable if item.handle for path in item.paths}
    nameless = tuple(item for item in accountable if item.paths and not item.handle)
    top = f"{prefix}{kb.configuration.docs_name}/"
    below = {path.removeprefix(f"{kb.configuration.docs_name}/"): handle for path, handle in handles.items()}
    rules = [(path_pattern(top + path), handle) for path, handle in shortest_rules(below)]
    return CodeOwners(_with_part(before, _part(rules)), nameless)


def codeowners_place(top: Path) -> str:
    """The file to write, relative to the top of the repository: the one that is there, else where the host looks."""
    there = [place for place in PLACES if (top / place).is_file()]
    is_gitlab = (top / ".gitlab-ci.yml").is_file() and not (top / ".github").is_dir()
    return there[0] if there else PLACES[-1] if is_gitlab else PLACES[0]


def read_codeowners(path: Path) -> str:
    """What the file says; empty where there is none. Raises KbError for one that cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise KbError(f"{path}: cannot be read: {error}") from error


def has_generated_part(text: str) -> bool:
    """Whether `kbtool owners --write` has been at the file."""
    return START in text.split("\n")


def path_pattern(path: str) -> str:
    """The pattern for a folder (with a slash at its end) or file, relative to the top of the repository."""
    return AWKWARD.sub("?", f"/{path}").replace(" ", "\\ ")


def _part(rules: Iterable[tuple[str, str]]) -> list[str]:
    found = list(rules)
    width = max((len(pattern) for pattern, _ in found), default=0)
    return [START, *(f"{pattern:<{width}}{GAP}{handle}" for pattern, handle in found), END]


def _with_part(before: str, part: list[str]) -> str:
    """The lines of `before` with the generated part in its old place, else at the end."""
    lines = before.replace("\r\n", "\n").removesuffix("\n").split("\n") if before.strip() else [NEW_FILE]
    if START in lines and END in lines[lines.index(START) :]:
        start = lines.index(START)
        lines[start : lines.index(END, start) + 1] = part
    else:
        lines += ["", *part]
    return "\n".join(lines) + "\n"
