"""Answers of former runs, kept on disk: nobody is asked the same thing every day."""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kbtool.lint.external.answer import Answer, Outcome

FILE = Path(".cache/kbtool/external-links.json")
"""Below the folder of mkdocs.yml."""
VERSION = 1
KEPT_GONE = timedelta(days=1)
KEPT_UNSURE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer and when it was given."""

    answer: Answer
    asked: datetime
    """In UTC."""

    def is_fresh(self, now: datetime, keep: timedelta) -> bool:
        """Whether it still counts; `keep` is for how long a good one does."""
        ages = {Outcome.GONE: min(keep, KEPT_GONE), Outcome.UNSURE: min(keep, KEPT_UNSURE)}
        return timedelta() <= now - self.asked < ages.get(self.answer.outcome, keep)


def read_answers(path: Path) -> dict[str, KeptAnswer]:
    """Address → answer. A file that is not there or not as it should be holds none: it can be made again."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            return {}
        return {str(address): _read(item) for address, item in data["answers"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return {}


def write_answers(path: Path, answers: Mapping[str, KeptAnswer], used: Iterable[str]) -> None:
    """Writes the answers for the addresses `used`, in one step. A disk that cannot be written to costs only time."""
    kept = {
        address: {**asdict(answers[address].answer), "asked": answers[address].asked.astimezone(UTC).isoformat()}
        for address in sorted(set(used) & answers.keys())
    }
    text = json.dumps({"version": VERSION, "answers": kept}, ensure_ascii=False, indent=1)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(path)


def _read(item: Mapping[str, Any]) -> KeptAnswer:
    answer = Answer(Outcome(item["outcome"]), str(item["reason"]), str(item["address"]), int(item["status"]))
    asked = datetime.fromisoformat(item["asked"])
    if asked.tzinfo is None:
        raise ValueError("a time without its zone")
    return KeptAnswer(answer, asked)
