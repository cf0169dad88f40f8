"""What a rule is: one class in one file of `kbtool/lint/rules/`."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict

from kbtool.diagnostics import Severity
from kbtool.diagnostics.rule_text import RuleText
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript

__all__ = ["Options", "Rule", "RuleText"]


class Options(BaseModel):
    """Options of a rule; the text below each is its documentation."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


RuleOptions = TypeVar("RuleOptions", bound=Options)


class Rule(Generic[RuleOptions]):
    """A rule. Its docstring's first line is a true sentence about good articles; the rest says why.

    The name is that of its file, with hyphens: `heading_skip.py` holds `heading-skip`. It has one of the two hooks.
    """

    id: ClassVar[str]
    """`KB` and three digits, never used again; see style and the families in CONTRIBUTING."""
    severity: ClassVar[Severity] = Severity.WARNING
    hint: ClassVar[str] = ""
    """What to do, for findings that say nothing more special."""
    texts: ClassVar[Mapping[str, RuleText]] = {}
    """Locale → the texts of the rule's page; what is missing is shown in English."""
    passes: ClassVar[tuple[Case, ...]]
    """Texts without a finding, at least one of them a near miss."""
    fails: ClassVar[tuple[Case, ...]]
    """Texts with findings, complete."""

    def __init__(self, options: RuleOptions) -> None:
        self.options = options

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterable[Finding]:
        """The findings in one file."""
        return ()

    def check_knowledge_base(self, context: Context) -> Iterable[Finding]:
        """The findings that need more than one file."""
        return ()

    @classmethod
    def rule_name(cls) -> str:
        """`heading-skip`."""
        return cls.__module__.rpartition(".")[2].replace("_", "-")

    @classmethod
    def is_fixable(cls) -> bool:
        """Whether any example shows a fix."""
        return any(case.fixed is not None for case in cls.fails)

    @classmethod
    def options_model(cls) -> type[Options]:
        """The model of its options: what stands in the brackets of `Rule[…]`."""
        for base in getattr(cls, "__orig_bases__", ()):
            for argument in get_args(base):
                if isinstance(argument, type) and issubclass(argument, Options):
                    return argument
        return Options
