"""What `extra.kbtool.lint` says about rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from pydantic import ValidationError

from kbtool.diagnostics import Severity, did_you_mean
from kbtool.errors import ConfigError
from kbtool.lint.rule import Options, Rule

OFF = "off"
SEVERITIES = {**{str(severity): severity for severity in Severity}, OFF: None}
PATHS = "paths"


@dataclass(frozen=True)
class LintSettings:
    """Severity and options of every rule.

    lint:
      heading-skip: error              # or warning, info, off
      section-size: {severity: info, most: 40}
      paths:
        "docs/*/legacy/*": {heading-skip: off}
    """

    severities: Mapping[str, Severity | None]
    """Rule name → severity; None for a rule that is off."""
    options: Mapping[str, Options]
    """Rule name → its options."""
    paths: Mapping[str, Mapping[str, Severity | None]] = field(default_factory=dict)
    """Glob over paths → rule name → severity there; the last that matches counts."""

    def severity(self, name: str, path: str) -> Severity | None:
        """The severity of a rule in one file; None where it is off."""
        found = self.severities[name]
        for pattern, rules in self.paths.items():
            if name in rules and fnmatchcase(path, pattern):
                found = rules[name]
        return found


def read_lint_settings(settings: Mapping[str, Any], rules: Iterable[type[Rule[Any]]]) -> LintSettings:
    """Raises ConfigError with all problems at once."""
    known = {rule.rule_name(): rule for rule in rules}
    problems: list[str] = []
    severities: dict[str, Severity | None] = {name: rule.severity for name, rule in known.items()}
    options: dict[str, Options] = {name: rule.options_model()() for name, rule in known.items()}
    for name, value in settings.items():
        if name == PATHS:
            continue
        if name not in known:
            problems.append(f"extra.kbtool.lint: there is no rule {name}; {did_you_mean(name, known)}")
        elif isinstance(value, Mapping):
            own = {key: item for key, item in value.items() if key != "severity"}
            severities[name] = _severity(name, value.get("severity", severities[name]), problems)
            options[name] = _options(name, known[name], own, problems)
        else:
            severities[name] = _severity(name, value, problems)
    paths = _paths(settings.get(PATHS) or {}, known, problems)
    if problems:
        raise ConfigError(problems)
    return LintSettings(severities, options, paths)


def _severity(name: str, value: object, problems: list[str]) -> Severity | None:
    text = OFF if value in (None, False) else str(value)  # YAML reads a bare `off` as false
    if text not in SEVERITIES:
        problems.append(f"extra.kbtool.lint.{name}: {text!r} is no severity; {did_you_mean(text, SEVERITIES)}")
    return SEVERITIES.get(text)


def _options(name: str, rule: type[Rule[Any]], values: Mapping[str, Any], problems: list[str]) -> Options:
    try:
        return rule.options_model().model_validate(values)
    except ValidationError as error:
        for detail in error.errors():
            place = ".".join(["extra.kbtool.lint", name, *map(str, detail["loc"])])
            problems.append(f"{place}: {detail['msg']}")
        return rule.options_model()()


def _paths(
    values: Mapping[str, Any], known: Mapping[str, object], problems: list[str]
) -> dict[str, dict[str, Severity | None]]:
    found: dict[str, dict[str, Severity | None]] = {}
    for pattern, rules in values.items():
        found[pattern] = {}
        for name, value in (rules or {}).items():
            if name not in known:
                problems.append(f"extra.kbtool.lint.paths.{pattern}: there is no rule {name}")
            found[pattern][name] = _severity(name, value, problems)
    return found
