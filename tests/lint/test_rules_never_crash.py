"""No text whatever makes a rule crash or report a place that is not there."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.examples import case_context, fixed_files
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import lint
from kbtool.lint.registry import find_rules

RULES = find_rules()
SETTINGS = read_lint_settings({}, RULES)
LINES = sorted(
    {
        line
        for rule in RULES
        for case in (*rule.passes, *rule.fails)
        for text in case.files.values()
        for line in text.split("\n")
    }
)
"""Lines of all examples: mixed anew they come near to what rules look for."""
INDENTS = ("", "", "", "  ", "    ", "> ", "- ", "\t")
lines = st.builds(str.__add__, st.sampled_from(INDENTS), st.sampled_from(LINES) | st.text(max_size=20))
texts = st.lists(lines, max_size=12).map("\n".join) | st.text(max_size=80)
bases = st.dictionaries(
    st.sampled_from(["en/a.md", "en/b/index.md", "en/b/c.md", "zh/a.md", "fa/a.md", "fa/b/c.md", "_data/terms.en.yml"]),
    texts,
    min_size=1,
    max_size=4,
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=bases)
def test_no_text_makes_a_rule_crash(files: dict[str, str]) -> None:
    context = case_context(Case(files))
    for reported in lint(context, RULES, SETTINGS):
        manuscript = context.by_path.get(reported.diagnostic.path)
        if manuscript is None:
            continue
        for span in (reported.diagnostic.span, *(edit.span for edit in reported.edits)):
            assert (span.line, span.column) <= (span.end_line, span.end_column), reported
            assert span.end_line <= len(manuscript.lines), reported
            assert span.end_column <= len(manuscript.lines[span.end_line - 1]) + 2, reported
    fixed_files(lint(context, RULES, SETTINGS), {path: _read(context, path, text) for path, text in files.items()})


def _read(context: Context, path: str, text: str) -> str:
    """What reading makes of a text: the spans count in that."""
    found = context.by_path.get(f"docs/{path}")
    return found.text if found else text
