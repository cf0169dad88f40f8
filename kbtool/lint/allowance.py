"""`kbtool: allow heading-skip until=2027-01-01 reason` in a comment: what a writer has decided to leave as it is."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from kbtool.diagnostics import Span, did_you_mean
from kbtool.lint.covered_lines import covered_lines
from kbtool.lint.manuscript import Manuscript

MARK = "kbtool:"
_INSTRUCTION = re.compile(r"kbtool:\s*(\S*)\s*(.*)", re.DOTALL)
_UNTIL = re.compile(r"until=(\S*)")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why an allowance, or one of its names, does not count."""

    message: str
    hint: str = ""
    """Empty where the hint of broken-allowance says it."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One such comment."""

    span: Span
    """The whole comment."""
    names: tuple[str, ...] = ()
    """The rules it allows; none where it lacks something."""
    until: date | None = None
    """The last day on which it counts; None for ever."""
    lines: range = range(0)
    """The lines of the file it covers."""
    mistakes: tuple[Mistake, ...] = ()

    def covers(self, name: str, line: int, today: date) -> bool:
        """Whether it lets the rule be broken there."""
        return name in self.names and line in self.lines and not self.is_expired(today)

    def is_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today > self.until


@dataclass(frozen=True, slots=True)
class Names:
    """The names an allowance may hold."""

    allowed: Collection[str]
    refused: Collection[str]
    """Of findings that no comment can silence."""


def find_allowances(manuscript: Manuscript, names: Names) -> Iterator[Allowance]:
    """The allowances of an article in reading order."""
    if MARK not in manuscript.text:
        return
    for text, span in manuscript.document.comments:
        yield from read_comment(text, span, covered_lines(span, manuscript), names)


def read_comment(text: str, span: Span, lines: range, names: Names) -> Iterator[Allowance]:
    """The allowance a comment holds, if it speaks to kbtool; `lines` are those it would cover."""
    match = _INSTRUCTION.match(text)
    if match and match[1] == "allow":
        yield _allowance(match[2], span, lines, names)
    elif match:
        yield Allowance(span, mistakes=(Mistake(f"{match[1] or 'nothing'} is no instruction"),))


def _allowance(text: str, span: Span, lines: range, names: Names) -> Allowance:
    before, until_text, after = _split(text)
    words, rest = _names_in(before, names, takes_all=bool(until_text))
    until = _date(until_text)
    mistakes = []
    if not words:
        mistakes.append(Mistake("an allowance that names no rule"))
    if until_text and until is None:
        mistakes.append(Mistake(f"{until_text} is no date", "write it as until=2027-01-31"))
    if not any(map(str.isalnum, rest + after)):
        mistakes.append(Mistake("an allowance without a reason", "say why it may stay, after the name of the rule"))
    good = () if mistakes else tuple(word for word in words if word in names.allowed)
    wrong = (*mistakes, *_wrong_names(words, names))
    return Allowance(span, good, until, lines, wrong)


def _split(text: str) -> tuple[str, str, str]:
    """What stands before `until=…`, the date's text, and what comes after."""
    match = _UNTIL.search(text)
    return (text[: match.start()], match[1] or "until=", text[match.end() :]) if match else (text, "", "")


def _names_in(text: str, names: Names, takes_all: bool) -> tuple[list[str], str]:
    """The names at the start and the words after them: the first is a name, and each that follows a comma or is known;
    before `until=` all are."""
    words = text.split()
    found: list[str] = []
    follows_comma = True
    for word in words:
        name = word.strip(",")
        if not (takes_all or follows_comma or name in names.allowed or name in names.refused):
            break
        found.append(word)
        follows_comma = word.endswith(",")
    return [name for word in found for name in word.split(",") if name], " ".join(words[len(found) :])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2027-01-31") else None
    except ValueError:
        return None


def _wrong_names(words: list[str], names: Names) -> Iterator[Mistake]:
    for word in words:
        if word in names.refused:
            yield Mistake(f"{word} cannot be allowed", "mend what it reports, and remove the name here")
        elif word not in names.allowed:
            yield Mistake(f"{word} is no rule", did_you_mean(word, names.allowed))
