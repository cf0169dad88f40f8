"""What the article about speed says is what was measured."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree
from xml.etree import ElementTree

import pytest

from tests.bench.figures import Figure, Figures, read_figures
from tests.bench.plot import plot
from tests.bench.tables import BUILDS, DOCS, beside_others, by_size, price_of_pages, write_article
from tests.bench.texts import LANGUAGES, number


def figure(
    tool: str = "kbtool", step: str = "build, cold", processor: float = 20, base: str = "en", pages: int = 3
) -> Figure:
    return Figure(tool, "1.0", step, base, 2_000, 3, processor, 12.5, 400_000_000, 0.5, "2026-11-22", 9, pages, 8, 9, 7)


def test_figures_are_read_as_they_were_written(tmp_path: Path) -> None:
    figures = Figures({"cores": 2})
    for row in (figure(), figure("Hugo"), figure(processor=30)):
        figures.add(row)
    figures.write(tmp_path / "figures.json")
    assert read_figures(tmp_path / "figures.json") == figures
    assert figures.find("build, cold", 2_000) == figure(processor=30)
    assert read_figures(tmp_path / "none.json") == Figures()


@pytest.mark.parametrize(
    ("value", "english", "persian"), [(0.268, "0.27", "۰٫۲۷"), (3.14, "3.1", "۳٫۱"), (12_345.6, "12,346", "۱۲٬۳۴۶")]
)
def test_numbers_have_two_digits_that_count(value: float, english: str, persian: str) -> None:
    assert (number(value, "en"), number(value, "zh"), number(value, "fa")) == (english, english, persian)


def test_the_pages_of_nine_editions_cost_what_they_cost_on_sites_of_their_own() -> None:
    nine = figure(base="9 editions", pages=90)
    alone = [figure(processor=second, pages=10) for second in (1, 2, 3)]
    assert price_of_pages(nine, alone) == pytest.approx(30 * (0.1 + 0.2 + 0.3))
    assert price_of_pages(nine, alone[:2]) == 0
    assert price_of_pages(None, alone) == 0


def test_others_are_compared_with_ours_of_the_same_size() -> None:
    figures = Figures()
    for row in (figure(processor=10), figure("Hugo", processor=5), figure("Hugo", "build, one edit", 6)):
        figures.add(row)
    own, hugo = list(beside_others(figures, "en"))[1:]
    assert own[:6] == ["kbtool 1.0", "2,000", "10", "12", "–", "–"]
    assert hugo[:6] == ["Hugo 1.0", "2,000", "5.0 (0.50×)", "12", "6.0", "12"]


def test_the_time_until_a_site_is_live_has_a_row_of_its_own() -> None:
    figures = Figures()
    for row in (figure(), replace(figure(step="build, one edit"), live=1.5), figure(step="build, nothing changed")):
        figures.add(row)
    rows = [row[:2] for row in by_size(figures, "en", BUILDS)]
    assert rows[2:4] == [["One article changed", "20 / 12"], ["– until it is live (clock seconds)", "1.5"]]


def test_the_plot_is_xml_and_the_longest_bar_is_that_of_the_slowest() -> None:
    figures = Figures()
    for row in (figure(processor=10), figure("Hugo", processor=5), figure("A & B", processor=40)):
        figures.add(row)
    drawn = ElementTree.fromstring(plot(figures, "fa"))  # noqa: S314 - our own
    bars = [float(item.attrib["width"]) for item in drawn.iter() if item.tag.endswith("rect")]
    assert bars == pytest.approx([110, 440, 55])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_says_what_stands_in_the_figures(language: str, tmp_path: Path) -> None:
    """Written anew from the kept figures, article and plot stay as they are."""
    names = [f"{language}/administer/publish/how-fast-it-is.{kind}" for kind in ("md", "svg")]
    copytree(DOCS, tmp_path / "docs")
    write_article(read_figures(), tmp_path / "docs")
    for name in names:
        assert (tmp_path / "docs" / name).read_bytes() == (DOCS / name).read_bytes()


def test_the_figures_name_no_folder_and_no_person() -> None:
    figures = read_figures()
    assert figures.rows
    assert not any(
        "/" in value for row in figures.rows.values() for value in (row.tool, row.version, row.step, row.base)
    )
    assert set(figures.machine) == {"processor", "cores", "memory_gb", "system", "python"}
