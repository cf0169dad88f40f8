"""Facts about the fix that puts fields into order: it moves lines and changes nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from kbtool.lint.case import Case
from kbtool.lint.examples import case_context, findings_of, fixed_files
from kbtool.lint.rules.key_order import KeyOrder

BLOCKS = (
    "title: A\n",
    'description: "About: A"  # short\n',
    "type: how-to\n",
    "state: draft\n",
    "owner: team\n",
    "tags:\n- a\n# in the list\n- b\n",
    "keywords:\n  - x\n\n  - y\n  # - z\n",
    "related: [\n  b, # first\n  c\n]\n",
    "last_reviewed_on: 2026-01-01\n",
    "products:\n",
    'regions: ["eu",\n# "us"]\n  "uk"]\n',
    "sidebar: {a: 1}\n",
    "summary: |\n  # no comment\n\n  text\n",
    "search:\n  exclude: true\n",
)
GAPS = ("", "\n", "# about the next\n", "# alone\n\n", "\n# a\n# b\n", "  # indented\n")
blocks = st.lists(st.sampled_from(BLOCKS), unique=True, min_size=1).flatmap(
    lambda chosen: st.lists(st.sampled_from(GAPS), min_size=len(chosen) + 1, max_size=len(chosen) + 1).map(
        lambda gaps: "".join(gap + block for gap, block in zip(gaps, [*chosen, ""], strict=True))
    )
)


@given(fields=blocks)
def test_the_fix_moves_lines_and_keeps_every_value(fields: str) -> None:
    case = Case(f"---\n{fields}---\nBody\n")
    fixed = fixed_files(findings_of(KeyOrder, case), case.files).get("en/article.md", case.files["en/article.md"])
    assert sorted(fixed.split("\n")) == sorted(case.files["en/article.md"].split("\n"))
    assert _values(Case(fixed)) == _values(case)
    assert findings_of(KeyOrder, Case(fixed)) == []


def _values(case: Case) -> list[dict[str, object]]:
    return [dict(text.fields.values) for text in case_context(case).kb.texts.values()]
