"""The figures: measured, kept as JSON, and looked up for the tables and the plot."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

FILE = Path(__file__).with_name("figures.json")


@dataclass(frozen=True)
class Figure:
    """The medians of one measurement."""

    tool: str
    version: str
    step: str
    base: str
    """Its languages, joined by +; `9 editions` for all audiences in all languages."""
    articles: int
    """In each language."""
    runs: int
    processor: float
    """Seconds."""
    clock: float
    """Seconds."""
    memory: int
    """Bytes."""
    load: float
    """How many processes wanted a processor in the minute before the first run: what disturbed the clock."""
    day: str
    files: int = 0
    pages: int = 0
    bytes: int = 0
    disk: int = 0
    page: int = 0
    live: float = 0
    """Seconds from its start until the site is live; 0 where that was not measured."""

    @property
    def key(self) -> tuple[str, str, str, int]:
        """A later figure with the same key takes the place of an earlier one."""
        return self.base, self.step, self.tool, self.articles


@dataclass
class Figures:
    """All figures, and the machine they were taken on."""

    machine: dict[str, str | int] = field(default_factory=dict)
    rows: dict[tuple[str, str, str, int], Figure] = field(default_factory=dict)

    def add(self, figure: Figure) -> None:
        """Takes the place of an earlier one with the same key."""
        self.rows[figure.key] = figure

    def find(self, step: str, articles: int, tool: str = "kbtool", base: str = "en") -> Figure | None:
        """None when it was never measured."""
        return self.rows.get((base, step, tool, articles))

    def sizes(self, step: str, tool: str = "kbtool", base: str = "en") -> list[int]:
        """The sizes at which this was measured, ascending."""
        return sorted(
            row.articles for row in self.rows.values() if (row.step, row.tool, row.base) == (step, tool, base)
        )

    def write(self, file: Path = FILE) -> None:
        """Writes them, sorted."""
        rows = [asdict(self.rows[key]) for key in sorted(self.rows)]
        text = json.dumps({"machine": self.machine, "rows": rows}, indent=1, ensure_ascii=False)
        file.write_text(f"{text}\n", encoding="utf-8")


def read_figures(file: Path = FILE) -> Figures:
    """What was written, or nothing."""
    if not file.is_file():
        return Figures()
    known = json.loads(file.read_text(encoding="utf-8"))
    return with_rows(known["machine"], (Figure(**row) for row in known["rows"]))


def with_rows(machine: dict[str, str | int], rows: Iterable[Figure]) -> Figures:
    """Figures of one machine."""
    return Figures(machine, {row.key: row for row in rows})


def this_machine() -> dict[str, str | int]:
    """Its processor, cores, memory and system, and nothing else about it."""
    information = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    models = [line.partition(":")[2].strip() for line in information.split("\n") if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory / 1e9),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "python": platform.python_version(),
    }
