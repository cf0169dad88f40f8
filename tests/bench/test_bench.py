"""The bases that the speed is measured on, and what must not grow with them."""

import re
from datetime import date
from pathlib import Path

import pytest

from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Severity
from tests.bench.generator import link, write_base
from tests.bench.measure import family, kbtool, measure, processor_seconds


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


@pytest.mark.parametrize("language", ["en", "zh", "fa"])
def test_a_generated_base_is_the_same_for_the_same_seed_and_another_for_another(language: str, tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        write_base(tmp_path / name, 60, (language,), seed)
    first, again, other = (texts(tmp_path / name) for name in ("first", "again", "other"))
    assert first == again
    assert len([path for path in first if "/article-" in path]) == 60
    assert first.keys() == other.keys()
    assert all(first[path] != other[path] for path in first)


def test_a_generated_base_has_no_error_and_articles_for_each_audience(tmp_path: Path) -> None:
    config = write_base(tmp_path, 60, ("en", "zh", "fa"), has_audiences=True)
    kb = KnowledgeBase.from_folder(read_configuration(config))
    assert [item for item in kb.diagnostics if item.severity is Severity.ERROR] == []
    shown = [kb.select(edition, date(2026, 11, 22)).articles for edition in kb.editions()]
    assert [sum("/article-" in item.path for item in items) for items in shown] == [51] * 3 + [57] * 3 + [60] * 3


def test_the_parts_of_an_article_are_the_same_in_all_languages(tmp_path: Path) -> None:
    write_base(tmp_path, 60, ("en", "fa"))
    for path in (tmp_path / "docs" / "en").rglob("article-*.md"):
        other = tmp_path / "docs" / "fa" / path.relative_to(tmp_path / "docs" / "en")
        assert marks(path) == marks(other)


def marks(path: Path) -> list[str]:
    return re.findall(r"(?m)^(?:#+|```|!!!|\|---|=== |!\[)", path.read_text(encoding="utf-8"))


def test_articles_are_as_long_as_real_ones(tmp_path: Path) -> None:
    write_base(tmp_path, 500)
    sizes = sorted(path.stat().st_size for path in tmp_path.rglob("article-*.md"))
    assert 2_500 < sizes[250] < 4_000
    assert 4_000 < sum(sizes) / 500 < 6_000
    assert sizes[0] > 400
    assert 20_000 < sizes[-1] < 35_000


def test_no_generated_link_leads_to_an_article_that_is_not_there_or_for_few() -> None:
    class Always:
        def __init__(self, value: float) -> None:
            self.value = value

        def random(self) -> float:
            return self.value

    for number in range(300):
        for chance in (0.0, 0.3, 0.59, 0.6, 0.999):
            found = re.search(r"article-(\d+)", link(number, Always(chance)))  # type: ignore[arg-type]
            assert not found or int(found[1]) < number
            assert not found or int(found[1]) % 20 not in (3, 11, 17)


def test_memory_is_that_of_all_processes_and_what_they_share_counts_once(tmp_path: Path) -> None:
    """A child that has the same 64 MB as its parent costs no further 64 MB."""
    source = "import os, time\nkept = b'x' * 64_000_000\nif os.fork():\n    os.wait()\nelse:\n    time.sleep(0.5)\n"
    cost = measure(["python3", "-c", source], tmp_path)
    assert 64_000_000 < cost.memory < 110_000_000


def test_the_time_of_children_counts(tmp_path: Path) -> None:
    busy = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    command = ["sh", "-c", f'python3 -c "{busy}"; python3 -c "{busy}"']
    assert measure(command, tmp_path).processor > 0.5


def test_a_running_process_has_itself_in_its_family() -> None:
    assert processor_seconds(1) >= 0
    assert family(1)[0] == 1


@pytest.mark.slow
def test_the_page_of_an_article_does_not_grow_with_the_base(tmp_path: Path) -> None:
    """It is the same but for which five articles are the nearest. Nor does a thousand articles need a gigabyte."""
    for size in (50, 1000):
        write_base(tmp_path / str(size), size)
        (tmp_path / str(size) / "overrides").mkdir()
    small, large = (texts(tmp_path / size / "docs" / "en" / "category-0") for size in ("50", "1000"))
    assert small.items() <= large.items()
    costs = {size: measure(kbtool("build"), tmp_path / str(size), (0,)) for size in (50, 1000)}
    for number in range(50):
        page = f"site/public/category-0/section-0/article-{number}/index.html"
        before, after = ((tmp_path / size / page).read_text(encoding="utf-8") for size in ("50", "1000"))
        assert len(before) > 8_000
        assert len(without_related(after)) == pytest.approx(len(without_related(before)), rel=0.03)
    assert 0 < costs[50].memory < costs[1000].memory < 700_000_000


def without_related(html: str) -> str:
    """The page without the list of related articles."""
    return re.sub(r"<section><h2>Related articles</h2>.*?</section>\n", "", html, flags=re.DOTALL)
