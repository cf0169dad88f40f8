"""Pieces of a generated reference page."""

import re
from collections.abc import Mapping
from typing import Any

from kbtool.report.printable import printable

REVIEWED = "2026-11-22"
"""The day on which people last read the pages' texts."""
MOST = {"zh": 80}
MOST_CHARACTERS = 160
ENGLISH = "en"


def front_matter(title: str, description: str, locale: str, tags: str, weight: int) -> list[str]:
    """The lines of the front matter. Fields that are not translated stand in English only."""
    lines = ["---", f"title: {quoted(title)}", f"description: {quoted(description)}"]
    if locale == ENGLISH:
        lines += [f"tags: {tags}", f"weight: {weight}", f"last_reviewed_on: {REVIEWED}"]
    else:
        lines += ["translation: human"]
    return [*lines, "---", ""]


def quoted(text: str) -> str:
    """A text of YAML on one line."""
    return "'" + text.replace("'", "''") + "'"


def description(title: str, labels: Mapping[str, Any], locale: str) -> str:
    """The rule's sentence and as much more as there is room for."""
    sentence_of_rule = title.replace("`", "")
    texts = [f"{sentence_of_rule}{labels['space']}{more}" for more in labels["more"]]
    most = MOST.get(locale, MOST_CHARACTERS)
    return next((text for text in texts if len(text) <= most), sentence_of_rule)


def sentence(text: str, full_stop: str) -> str:
    """A hint as a sentence."""
    return text[:1].upper() + text[1:] + full_stop


def fence(text: str, language: str, title: str = "") -> str:
    """A code block that no fence in the text can end, with what is invisible made visible."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    mark = "`" * (longest + 1)
    shown = "\n".join(printable(line) for line in text.rstrip("\n").split("\n"))
    return f"{mark}{language}" + (f' title="{title}"' if title else "") + f"\n{shown}\n{mark}"
