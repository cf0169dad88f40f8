"""The reference page of one rule, in one language."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from kbtool.lint.case import Case
from kbtool.lint.labels import find_labels
from kbtool.lint.manual import Entry, entry_of_rule
from kbtool.lint.options_text import describe_options
from kbtool.lint.rule import Rule
from kbtool.report.printable import printable

REVIEWED = "2026-11-22"
"""The day on which people last read the pages' texts."""
TAGS = "[review, command-line]"
MOST = {"zh": 80}
MOST_CHARACTERS = 160
ENGLISH = "en"


def render_rule_page(rule: type[Rule[Any]], locale: str) -> str:
    """The whole article. Fields that are not translated stand in English only."""
    labels, entry = find_labels(locale), entry_of_rule(rule, locale)
    lines = [
        "---",
        f"title: {_quoted(labels['page_title'].format(name=entry.name, id=entry.id))}",
        f"description: {_quoted(_description(entry, labels, MOST.get(locale, MOST_CHARACTERS)))}",
    ]
    if locale == ENGLISH:
        lines += [f"tags: {TAGS}", f"weight: {int(entry.id[2:])}", f"last_reviewed_on: {REVIEWED}"]
    else:
        lines += ["translation: human"]
    return "\n".join([*lines, "---", "", *_body(rule, entry, labels, locale)]) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _description(entry: Entry, labels: Mapping[str, Any], most: int) -> str:
    """The rule's sentence and as much more as there is room for."""
    title = entry.title.replace("`", "")
    texts = [f"{title}{labels['space']}{more}" for more in labels["more"]]
    return next((text for text in texts if len(text) <= most), title)


def _body(rule: type[Rule[Any]], entry: Entry, labels: Mapping[str, Any], locale: str) -> Iterator[str]:
    yield from (entry.title, "", f"## {labels['why']}", "", entry.why, "")
    if entry.hint:
        yield from (f"## {labels['todo']}", "", _sentence(entry.hint, labels["full_stop"]), "")
    yield from (f"## {labels['settings']}", "", _settings(rule, entry, labels), "")
    options = describe_options(rule, locale)
    if options:
        yield f"| {labels['option']} | {labels['default']} | {labels['meaning']} |"
        yield "|---|---|---|"
        yield from (f"| `{item.name}` | `{item.default}` | {_cell(item.text)} |" for item in options)
        yield ""
    yield from (f"## {labels['examples']}", "")
    blocks = [block for case in rule.fails for block in _fail(case, labels, locale)]
    blocks += [block for case in rule.passes for block in _example(case, labels["right"], case.text, locale, labels)]
    yield "\n\n".join(blocks)


def _settings(rule: type[Rule[Any]], entry: Entry, labels: Mapping[str, Any]) -> str:
    severity = f"{labels['severity']}{labels['colon']}{labels[entry.severity]}{labels['full_stop']}"
    sentences = [severity, *([labels["fixable"]] if rule.is_fixable() else []), labels["see_index"]]
    return str(labels["space"]).join(sentences)


def _fail(case: Case, labels: Mapping[str, Any], locale: str) -> Iterator[str]:
    yield from _example(case, labels["wrong"], case.text, locale, labels)
    if case.fixed is not None:
        yield from _example(case, labels["mended"], case.fixed, locale, labels, is_mended=True)


def _example(
    case: Case,
    label: str,
    content: str | Mapping[str, str],
    locale: str,
    labels: Mapping[str, Any],
    is_mended: bool = False,
) -> Iterator[str]:
    """Notes are written in English and shown there."""
    note = f": {case.note}" if case.note and locale == ENGLISH and not is_mended else ""
    yield f"**{label}**{note}"
    if case.settings and not is_mended:
        settings = yaml.safe_dump(dict(case.settings), allow_unicode=True, sort_keys=False).rstrip("\n")
        yield labels["with_settings"]
        yield _fence(settings, "yaml")
    files = {"": content} if isinstance(content, str) else content
    for path, text in files.items():
        yield _fence(text, "yaml" if path.endswith((".yml", ".yaml")) else "markdown", f"docs/{path}" if path else "")


def _fence(text: str, language: str, title: str = "") -> str:
    """A code block that no fence in the text can end, with what is invisible made visible."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    shown = "\n".join(printable(line) for line in text.rstrip("\n").split("\n"))
    return f"{fence}{language}" + (f' title="{title}"' if title else "") + f"\n{shown}\n{fence}"


def _sentence(text: str, full_stop: str) -> str:
    return text[:1].upper() + text[1:] + full_stop


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
