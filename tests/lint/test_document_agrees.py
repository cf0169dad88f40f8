"""What a document says of headings and links is what the engine makes of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from kbtool.content.audience_blocks import cut_lines
from kbtool.content.files.decoding import decode_source
from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.lint.document import read_document
from tests.conftest import REPOSITORY
from tests.lint.rendered import Rendered, read, rendered, renderer

FIELDS = ("headings", "links", "images", "ids")


def bodies(folder: Path) -> Iterator[tuple[str, str]]:
    """Path and body of every article, audience blocks without their marks."""
    for path in sorted(folder.rglob("*.md")):
        text, _ = decode_source(path.name, path.read_bytes())
        if text is not None:
            body = parse_front_matter(path.name, text).body
            lines, problems = cut_lines(path.name, body, 1, "internal", ("public", "agents", "internal"))
            yield str(path.relative_to(folder)), body if problems else "\n".join(line or "" for line in lines)


def differences(expected: Rendered, found: Rendered) -> dict[str, tuple[list[object], list[object]]]:
    """Field → what only the engine has, what only the document has."""
    result = {}
    for field in FIELDS:
        ours, theirs = Counter(getattr(found, field)), Counter(getattr(expected, field))
        if ours != theirs:
            result[field] = (list((theirs - ours).elements()), list((ours - theirs).elements()))
    return result


def compare(folders: Sequence[Path]) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many were compared, how many differ, and the differences in words."""
    engine = renderer()
    compared, different, reports = Counter[str](), Counter[str](), list[str]()
    for folder in folders:
        for path, body in bodies(folder):
            expected, found = rendered(engine, body), read(read_document(body))
            compared.update({"files": 1} | {field: len(getattr(expected, field)) for field in FIELDS})
            for field, (missing, extra) in differences(expected, found).items():
                different[field] += max(len(missing), len(extra))
                reports.append(f"{path}: {field}: engine only {missing}, document only {extra}")
    return compared, different, reports


def test_our_documentation_is_read_as_the_engine_reads_it() -> None:
    compared, different, reports = compare([REPOSITORY / "docs"])

    assert compared["files"] > 100 and compared["headings"] > 300 and compared["links"] > 100
    assert not different, "\n".join(reports)


def test_the_corpora_are_read_as_the_engine_reads_them(corpora: Path) -> None:
    compared, different, reports = compare([corpora / name for name in sorted(path.name for path in corpora.iterdir())])

    print(dict(compared), dict(different), *reports, sep="\n")
    assert compared["files"] > 3000 and compared["headings"] > 8000 and compared["links"] > 10000
    assert not different, "\n".join(reports)


BLOCKS = (
    "# One",
    "## Two {#two}",
    "Three\n-----",
    "text [one](a.md) *two [three](b.md)*\nmore",
    "- one\n- [two](a.md)\n    - [three](b.md)",
    "1. one\n2. two\n\n    [three](a.md)\n\n        [code](b.md)",
    "    [below](a.md)",
    "        [deeper](b.md)",
    "> [one](a.md)\n> ## Quoted",
    "| a | b |\n|---|---|\n| [one](a.md) | `|` |",
    "```py\n# [one](a.md)\n```",
    "    ```\n    # one\n    ```",
    '!!! note "See [one](a.md)"\n    [two](b.md)',
    "??? tip\n\n    ## In it",
    '=== "Tab"\n\n    [one](a.md)',
    "<div>\n[one](a.md) <a href='b.md'>two</a>\n</div>",
    "<div markdown>\n\n## In it\n\n</div>",
    "<!-- [one](a.md)\n# Two -->",
    "[one][r], [r]\n\n[r]: a.md 'Title'",
    "[![one](a.png)](b.md)",
    "`[one](a.md)` \\[two](b.md) <https://example.com/>",
    "term\n:   [one](a.md)",
    "text[^1]\n\n[^1]: [one](a.md)",
    "* * *",
    "- [ ] [one](a.md)",
)


@pytest.fixture(scope="module")
def engine() -> Markdown:
    return renderer()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6))
def test_blocks_in_any_order_are_read_as_the_engine_reads_them(engine: Markdown, blocks: list[str]) -> None:
    body = "\n\n".join(blocks)
    expected, found = rendered(engine, body), read(read_document(body))

    assert differences(expected, found) == {}
