"""The bases that the speed is measured on, and what must not grow with them."""

import re
from pathlib import Path

import pytest

from tests.bench.generator import write_base
from tests.bench.measure import kbtool, measure


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


@pytest.mark.parametrize("language", ["en", "zh", "fa"])
def test_a_generated_base_is_the_same_for_the_same_seed_and_another_for_another(language: str, tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        write_base(tmp_path / name, 60, (language,), seed)
    first, again, other = (texts(tmp_path / name) for name in ("first", "again", "other"))
    assert first == again
    assert len(first) == 60
    assert first.keys() == other.keys()
    assert all(first[path] != other[path] for path in first)


@pytest.mark.slow
def test_the_page_of_an_article_does_not_grow_with_the_base(tmp_path: Path) -> None:
    """It is the same but for which five articles are the nearest. Nor does a thousand articles need a gigabyte."""
    for size in (50, 1000):
        write_base(tmp_path / str(size), size)
    assert texts(tmp_path / "50").items() <= texts(tmp_path / "1000").items()
    costs = {size: measure(kbtool("build"), tmp_path / str(size)) for size in (50, 1000)}
    for number in range(50):
        page = f"site/public/category-0/section-0/article-{number}/index.html"
        before, after = ((tmp_path / size / page).read_text(encoding="utf-8") for size in ("50", "1000"))
        assert len(before) > 8_000
        assert len(after) == pytest.approx(len(before), rel=0.03)
        assert without_related(after) == without_related(before)
    assert 0 < costs[50].memory < costs[1000].memory < 500_000_000


def without_related(html: str) -> str:
    """The page without the list of related articles."""
    return re.sub(r"<section><h2>Related articles</h2>.*?</section>\n", "", html, flags=re.DOTALL)
