"""The reference pages of all rules, about articles and about finished sites, in every language."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

from kbtool.lint.labels import find_labels
from kbtool.lint.manual import entry_of_rule
from kbtool.lint.registry import find_rules
from kbtool.report.rule_page import render_rule_page
from kbtool.report.site_rule_page import render_site_rule_page
from kbtool.verify.manual import entry_of_rule as entry_of_site_rule
from kbtool.verify.registry import find_rules as find_site_rules

LOCALES = ("en", "zh", "fa")
FOLDER = "reference/rules"
SITE_FOLDER = "reference/site-rules"
FOLDERS = (FOLDER, SITE_FOLDER)
FAMILY_DIGIT = 2
"""Of an id: `KB201` belongs to family 2."""


def render_rule_pages() -> dict[str, str]:
    """Path below docs/ → article: one for each rule and two that list them, in each language."""
    pages = {f"{locale}/{FOLDER}/index.md": _index(locale) for locale in LOCALES}
    pages |= {f"{locale}/{SITE_FOLDER}/index.md": _site_index(locale) for locale in LOCALES}
    for site_rule in find_site_rules():
        for locale in LOCALES:
            name = f"{locale}/{SITE_FOLDER}/{site_rule.rule_name()}.md"
            pages[name] = render_site_rule_page(site_rule, locale)
    for rule in find_rules():
        for locale in LOCALES:
            pages[f"{locale}/{FOLDER}/{rule.rule_name()}.md"] = render_rule_page(rule, locale)
    return pages


def write_rule_pages(docs_dir: Path) -> None:
    """Writes them all and removes the pages of rules that are gone."""
    pages = render_rule_pages()
    for folder in (docs_dir / locale / name for locale in LOCALES for name in FOLDERS):
        for path in folder.glob("*.md"):
            if path.relative_to(docs_dir).as_posix() not in pages:
                path.unlink()
    for name, text in pages.items():
        path = docs_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _index(locale: str) -> str:
    return _filled(f"rules_index.{locale}.md", _tables(locale))


def _site_index(locale: str) -> str:
    return _filled(f"site_rules_index.{locale}.md", _site_table(locale))


def _filled(name: str, lines: Iterator[str]) -> str:
    text = files("kbtool.report").joinpath(name).read_text(encoding="utf-8")
    return Template(text).substitute(tables="\n".join(lines)).rstrip("\n") + "\n"


def _tables(locale: str) -> Iterator[str]:
    labels = find_labels(locale)
    for digit, rules in groupby(find_rules(), key=lambda rule: rule.id[FAMILY_DIGIT]):
        yield from (f"## {labels['families'][digit]}", "")
        yield f"| {labels['rule']} | {labels['severity']} | {labels['mends']} | {labels['sentence']} |"
        yield "|---|---|---|---|"
        yield from (_row(rule, locale, labels) for rule in rules)
        yield ""


def _row(rule: Any, locale: str, labels: Mapping[str, Any]) -> str:
    entry = entry_of_rule(rule, locale)
    mends = labels["yes" if rule.is_fixable() else "no"]
    link = f"[{entry.id} {entry.name}]({entry.name}.md)"
    return f"| {link} | {labels[entry.severity]} | {mends} | {entry.title} |"


def _site_table(locale: str) -> Iterator[str]:
    labels = find_labels(locale)
    yield f"| {labels['rule']} | {labels['severity']} | {labels['site_sentence']} |"
    yield "|---|---|---|"
    for rule in find_site_rules():
        entry = entry_of_site_rule(rule, locale)
        yield f"| [{entry.id} {entry.name}]({entry.name}.md) | {labels[entry.severity]} | {entry.title} |"


if __name__ == "__main__":
    write_rule_pages(Path("docs"))
