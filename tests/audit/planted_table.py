"""The table of what other checkers see, in an article of the help centre."""

from collections.abc import Collection, Iterator, Mapping, Set
from pathlib import Path

from kbtool.lint.labels import find_labels
from kbtool.verify.manual import entry_of_rule
from kbtool.verify.registry import find_rules
from tests.conftest import REPOSITORY

LOCALES = ("en", "zh", "fa")
ARTICLE = "reference/what-verify-sees.md"
VERIFY = "kbtool verify"
HEADS = {
    "en": "What is wrong when the rule is broken",
    "zh": "规则（违反时即为错误）",
    "fa": "قاعده‌ای که شکسته شده است",
}


def write_tables(planted: Collection[str], seen: Mapping[str, Set[str]]) -> None:
    """Puts new tables into the articles; `planted` are rules, `seen` is checker → rules whose fault it sees."""
    for locale in LOCALES:
        path = article(locale)
        lines = path.read_text(encoding="utf-8").split("\n")
        first = next(i for i in range(len(lines)) if lines[i].startswith("|"))
        kept = [line for line in lines if not line.startswith("|")]
        kept[first:first] = rows(locale, planted, seen)
        path.write_text("\n".join(kept), encoding="utf-8", newline="\n")


def article(locale: str) -> Path:
    """Where the table stands."""
    return REPOSITORY / "docs" / locale / ARTICLE


def rows(locale: str, planted: Collection[str], seen: Mapping[str, Set[str]]) -> Iterator[str]:
    """The lines of the table: a rule, what it says of good pages, and who sees the fault; the sums at the end."""
    labels = find_labels(locale)
    yield f"| {labels['rule']} | {labels['site_sentence']} | {VERIFY} | {' | '.join(seen)} |"
    yield "|---|---|" + ":-:|" * (len(seen) + 1)
    rules = {rule.id: rule for rule in find_rules()}
    for id_ in sorted(planted):
        entry = entry_of_rule(rules[id_], locale)
        marks = ["✓", *("✓" if id_ in faults else "–" for faults in seen.values())]
        yield f"| [{id_}](site-rules/{entry.name}.md) | {entry.title} | {' | '.join(marks)} |"
    yield f"| | | {len(planted)} | {' | '.join(str(len(faults & {*planted})) for faults in seen.values())} |"


def listed_rules(locale: str) -> list[str]:
    """The rules that the table of the article names."""
    lines = article(locale).read_text(encoding="utf-8").split("\n")
    return [line[3:8] for line in lines if line.startswith("| [KV")]


def listed_seen() -> dict[str, set[str]]:
    """Checker → the rules whose fault it sees, as the article says."""
    lines = article(LOCALES[0]).read_text(encoding="utf-8").split("\n")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    checkers = cells[0][3:]
    return {
        checker: {row[0][1:6] for row in cells if row[0].startswith("[KV") and row[3 + column] == "✓"}
        for column, checker in enumerate(checkers)
    }
