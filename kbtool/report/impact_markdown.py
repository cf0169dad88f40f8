"""What a change means, as Markdown for the summary of a pull request.

Every word from the base is escaped: a title may hold anything, and the summary stands on somebody else's page.
"""

import re
from collections.abc import Iterator

from kbtool.lint.comparison.since import Since
from kbtool.report.impact import NOTHING, ImpactSection, impact_sections, unreadable_note
from kbtool.report.printable import printable

MARKS = re.compile(r"([\\`*_{}\[\]()<>#|~@&])")
MOST_ROWS = 200
MOST_BYTES = 1_000_000
"""GitHub refuses a job summary of more than 1 MiB (GitHub Docs, "Workflow commands")."""
CUT = "\n\nThis summary is too long to be shown whole.\n"


def render_impact_markdown(since: Since) -> str:
    """The summary, with a line end at its end."""
    sections = impact_sections(since.comparison)
    parts = ["## What this change means", escape(unreadable_note(since)), *(_section(item) for item in sections)]
    text = "\n\n".join(filter(None, [*parts, "" if sections else NOTHING]))
    raw = text.encode("utf-8", "backslashreplace")
    if len(raw) < MOST_BYTES:
        return f"{text}\n"
    return raw[:MOST_BYTES].decode("utf-8", "ignore").rpartition("\n")[0] + CUT


def escape(text: str) -> str:
    """The text as it stands, in Markdown; lines of a cell stay lines."""
    return "<br>".join(MARKS.sub(r"\\\1", printable(line)) for line in text.split("\n"))


def verbatim(text: str) -> str:
    """Each line as code, in which hosts make no links and call nobody."""
    return "<br>".join(_code(printable(line)) for line in text.split("\n"))


def _code(line: str) -> str:
    if "`" in line or not line.strip():
        return escape(line)
    inside = line.replace("|", "\\|")  # a table ends a cell at a bar in code too
    return f"`{inside}`"


def _section(section: ImpactSection) -> str:
    mark = "⚠️ " if section.is_alarm else ""
    return "\n".join([f"### {mark}{section.heading}", "", *_table(section)])


def _table(section: ImpactSection) -> Iterator[str]:
    yield f"| {' | '.join(section.columns)} |"
    yield f"|{'---|' * len(section.columns)}"
    for row in section.rows[:MOST_ROWS]:
        cells = (verbatim(cell) if i in section.verbatim else escape(cell) for i, cell in enumerate(row))
        yield f"| {' | '.join(cells)} |"
    if len(section.rows) > MOST_ROWS:
        yield f"\n… and {len(section.rows) - MOST_ROWS} more"
