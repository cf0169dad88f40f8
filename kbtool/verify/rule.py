"""What a rule about a finished site is: one class in one file of `kbtool/verify/rules/`."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from kbtool.diagnostics import Severity
from kbtool.diagnostics.rule_text import RuleText
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.site import Setting, Site

__all__ = ["Rule", "RuleText"]


class Rule:
    """A rule. Its docstring's first line is a true sentence about good sites; the rest says why.

    The name is that of its file, with hyphens: `restricted_text.py` holds `restricted-text`. It has one of the hooks,
    or both: every site gets an instance of its own, which sees each page once, in the order of their paths, and may
    keep what it needs of them for `check_site`, which comes last.
    """

    id: ClassVar[str]
    """`KV` and three digits, never used again: 0xx releases and files, 1xx leaks, from 2xx search engines."""
    severity: ClassVar[Severity] = Severity.ERROR
    names_article: ClassVar[bool] = True
    """Whether findings say which article the page was made from; a leak says which it came from instead."""
    hint: ClassVar[str] = ""
    """What to do, for findings that say nothing more special."""
    texts: ClassVar[Mapping[str, RuleText]] = {}
    """Locale → the texts of the rule's page; what is missing is shown in English."""
    passes: ClassVar[tuple[Case, ...]]
    """Sites without a finding, at least one of them a near miss."""
    fails: ClassVar[tuple[Case, ...]]
    """Sites with findings, complete."""

    def check_page(self, page: Page, setting: Setting) -> Iterable[Finding]:
        """The findings in one page. Must be thrifty: there may be a hundred thousand."""
        return ()

    def check_site(self, site: Site) -> Iterable[Finding]:
        """The findings that need more than one page."""
        return ()

    @classmethod
    def rule_name(cls) -> str:
        """`restricted-text`."""
        return cls.__module__.rpartition(".")[2].replace("_", "-")

    @classmethod
    def reads_pages(cls) -> bool:
        """Whether it looks into pages."""
        return cls.check_page is not Rule.check_page
