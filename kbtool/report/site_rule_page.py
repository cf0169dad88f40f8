"""The reference page of one rule about finished sites, in one language."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from kbtool.lint.labels import find_labels
from kbtool.report.page_parts import ENGLISH, description, fence, front_matter, sentence
from kbtool.verify.case import Case
from kbtool.verify.manual import Entry, entry_of_rule
from kbtool.verify.rule import Rule

TAGS = "[publishing, command-line]"
LIVE = "live"
ELEMENT = re.compile(r"<[A-Za-z!/][^<>]*>")
"""In a terminal a hint shows an element as it is; on a page it must not become one."""
LONGEST = 1_000
"""Characters of a file on a rule's page; some rules are about files that are too long."""
LANGUAGES = {".md": "markdown", ".yml": "yaml", ".html": "html", ".xml": "xml", ".js": "js"}


def render_site_rule_page(rule: type[Rule], locale: str) -> str:
    """The whole article."""
    labels, entry = find_labels(locale), entry_of_rule(rule, locale)
    title = labels["page_title"].format(name=entry.name, id=entry.id)
    top = front_matter(title, description(entry.title, labels, locale), locale, TAGS, int(entry.id[2:]) + 1)
    return "\n".join([*top, *_body(entry, labels, locale)]) + "\n"


def _body(entry: Entry, labels: Mapping[str, Any], locale: str) -> Iterator[str]:
    severity = f"{labels['severity']}{labels['colon']}{labels[entry.severity]}{labels['full_stop']}"
    yield from (entry.title, "", severity, "", f"## {labels['why']}", "", entry.why, "")
    yield from (f"## {labels['todo']}", "", sentence(ELEMENT.sub(r"`\g<0>`", entry.hint), labels["full_stop"]), "")
    yield from (f"## {labels['examples']}", "")
    blocks = [block for case in entry.rule.fails for block in _example(case, labels["wrong"], locale)]
    blocks += [block for case in entry.rule.passes for block in _example(case, labels["right"], locale)]
    yield "\n\n".join(blocks)


def _example(case: Case, label: str, locale: str) -> Iterator[str]:
    """Notes are written in English and shown there."""
    yield f"**{label}**" + (f": {case.note}" if case.note and locale == ENGLISH else "")
    for title, text in example_files(case):
        yield fence(text, LANGUAGES.get(PurePosixPath(title).suffix, "text"), title)


def example_files(case: Case) -> Iterator[tuple[str, str]]:
    """(name, content) of everything that makes a case: the base, the manifest, the site."""
    if case.mode != LIVE:
        yield "mkdocs.yml", f"extra:\n  kbtool:\n    mode: {case.mode}\n"
    for path, content in case.base.items():
        yield f"docs/{path}", _shown(content)
    site = f"site/{case.audience}"
    for path, content in (case.listed or {}).items():
        yield f"manifest: {path}", _shown(content)
    for path, content in case.site.items():
        yield f"{site}/{path}", _shown(content)
    for path, target in case.links.items():
        yield f"{site}/{path}", f"-> {target}"


def _shown(content: str | bytes) -> str:
    text = content if isinstance(content, str) else ascii(content[:LONGEST])[2:-1]
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
