"""The summary of a change on a Git host's page."""

from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.comparison.comparison import FileChanges, compare
from kbtool.lint.comparison.since import Since
from kbtool.report.impact_markdown import MOST_BYTES, MOST_ROWS, render_impact_markdown
from tests.conftest import configuration

HOSTILE = "a|b `c` <script>x</script> [l](javascript:x) ![i](x) **b** _e_ ~~s~~ #1 &lt; \\| \\"
NOTHING = FileChanges((), {}, {})


def summary(texts: dict[str, str]) -> str:
    made = configuration(Path("/base"), settings={"defaults": {"state": "published", "audience": "public"}})
    empty, full = KnowledgeBase.from_texts(made, {}), KnowledgeBase.from_texts(made, texts)
    return render_impact_markdown(Since("0" * 40, "", compare(empty, full, NOTHING, date(2026, 5, 1))))


def test_a_hostile_title_is_only_text() -> None:
    text = summary({"en/a.md": f"---\ntitle: {HOSTILE!r}\n---\nA\n"})
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    table = html.partition("<tbody>")[2].partition("</tr>")[0]
    assert table.count("<td>") == 6
    for tag in ("<script", "<a ", "<img", "<strong", "<em", "<s>"):
        assert tag not in html
    assert "a|b `c` &lt;script&gt;x" in table


def test_a_large_change_fits_into_what_the_host_takes() -> None:
    text = summary({f"en/a{number}.md": f"---\ntitle: A {number}\n---\nA\n" for number in range(MOST_ROWS + 5)})
    assert "… and 5 more" in text.split("\n")
    assert len(text.encode()) < MOST_BYTES


@pytest.mark.parametrize("path", ["en/a`b.md", "en/a|b.md"])
def test_an_awkward_file_name_is_only_text(path: str) -> None:
    text = summary({path: "---\ntitle: A\n---\nA\n"})
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.partition("<tbody>")[2].partition("</tr>")[0].count("<td>") == 6
    assert f"docs/{path}" in html
