"""The reference page of one rule, in one language."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from kbtool.lint.case import Case
from kbtool.lint.labels import find_labels
from kbtool.lint.manual import Entry, entry_of_rule
from kbtool.lint.options_text import describe_options
from kbtool.lint.rule import Rule
from kbtool.report.page_parts import ENGLISH, description, fence, front_matter, sentence

TAGS = "[review, command-line]"


def render_rule_page(rule: type[Rule[Any]], locale: str) -> str:
    """The whole article. Fields that are not translated stand in English only."""
    labels, entry = find_labels(locale), entry_of_rule(rule, locale)
    title = labels["page_title"].format(name=entry.name, id=entry.id)
    top = front_matter(title, description(entry.title, labels, locale), locale, TAGS, int(entry.id[2:]))
    return "\n".join([*top, *_body(rule, entry, labels, locale)]) + "\n"


def _body(rule: type[Rule[Any]], entry: Entry, labels: Mapping[str, Any], locale: str) -> Iterator[str]:
    yield from (entry.title, "", f"## {labels['why']}", "", entry.why, "")
    if entry.hint:
        yield from (f"## {labels['todo']}", "", sentence(entry.hint, labels["full_stop"]), "")
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
        yield fence(settings, "yaml")
    files = {"": content} if isinstance(content, str) else content
    for path, text in files.items():
        yield fence(text, "yaml" if path.endswith((".yml", ".yaml")) else "markdown", f"docs/{path}" if path else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
