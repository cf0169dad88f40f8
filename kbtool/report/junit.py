"""Findings as JUnit XML, which most CI servers show as a test report: one suite a file, one test a finding.

There is no standard; the elements are those that Jenkins and GitLab document.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree

from kbtool.diagnostics import Diagnostic, Severity
from kbtool.report.printable import printable
from kbtool.report.text import render_diagnostic


def render_junit(diagnostics: Iterable[Diagnostic], paths: Iterable[str] = ()) -> str:
    """An XML document. Errors are failures, the rest are passed tests that say something; `paths` are all that were
    checked, so that a clean file is a passed test."""
    files: dict[str, Sequence[Diagnostic]] = dict.fromkeys(paths, ())
    files |= {path: tuple(items) for path, items in groupby(diagnostics, key=lambda item: item.path)}
    root = ElementTree.Element("testsuites", name="kbtool check")
    for path, items in sorted(files.items()):
        _suite(root, path, items)
    failures = sum(_is_failure(item) for items in files.values() for item in items)
    root.set("tests", str(sum(max(1, len(items)) for items in files.values())))
    root.set("failures", str(failures))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _suite(root: ElementTree.Element, path: str, items: Sequence[Diagnostic]) -> None:
    failures = str(sum(map(_is_failure, items)))
    name = printable(path)
    suite = ElementTree.SubElement(root, "testsuite", name=name, tests=str(max(1, len(items))), failures=failures)
    if not items:
        ElementTree.SubElement(suite, "testcase", classname=name, name="no problems")
    for item in items:
        title = f"{item.id} {item.name} {item.span.line}:{item.span.column}"
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=title, file=name)
        case.set("line", str(item.span.line))
        if _is_failure(item):
            failure = ElementTree.SubElement(case, "failure", type=item.name, message=printable(item.message))
            failure.text = render_diagnostic(item)
        else:
            ElementTree.SubElement(case, "system-out").text = render_diagnostic(item)


def _is_failure(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR
