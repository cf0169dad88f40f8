"""An edition is rendered in parts, by several processes: what comes out is what one process makes of it at once."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from kbtool.build import parts
from kbtool.build.agenda import Agenda
from kbtool.build.asked import Noted, as_asked, is_still_true
from kbtool.build.job import Job, StagedEdition, shared
from kbtool.build.options import Options
from kbtool.build.plan import plan
from kbtool.build.rendered_edition import RenderedEdition
from kbtool.build.rendering import Renderer
from kbtool.config import read_configuration
from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.edition_site import EditionSite
from tests.build.conftest import BuiltBase
from tests.build.site_tree import digests

OPTIONS = Options(Path("site"), audiences=("public",), languages=("en",))


def knowledge_base(base: Path) -> KnowledgeBase:
    return KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))


@pytest.fixture(scope="module")
def site(built: BuiltBase) -> EditionSite:
    """The public English edition of the small base."""
    (item,) = plan(knowledge_base(built.base), OPTIONS)
    return item.site


def cut(site: EditionSite, is_one: bool = False) -> list[Job]:
    staged = StagedEdition(Path("mkdocs.yml"), shared(site), Path("staged"), {}, Path("output"), 20)
    return parts.jobs(staged, site, is_one)


def test_a_small_edition_is_one_job(site: EditionSite) -> None:
    (job,) = cut(site)
    assert job.pages == site.pages
    assert job.has_files


def test_each_page_of_a_large_edition_is_in_one_job(site: EditionSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 4)
    jobs = cut(site)
    assert len(jobs) > 2
    assert [staged for job in jobs for staged in job.pages] == list(site.pages)
    assert {name: own for job in jobs for name, own in job.facts.items()} == site.search.articles
    assert [job.has_files for job in jobs] == [True] + [False] * (len(jobs) - 1)


def test_an_edition_that_somebody_else_collects_from_stays_whole(
    site: EditionSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parts, "PART", 4)
    assert len(cut(site, is_one=True)) == 1
    config = tmp_path / "mkdocs.yml"
    own = "plugins: [i18n, kbtool/content, {kbtool/search: {}}]\n"
    for text, expected in ((own, False), (own.replace("i18n", "i18n, tags"), True), (f"{own}hooks: [a.py]\n", True)):
        config.write_text(text, encoding="utf-8")
        assert parts.must_be_one(config) is expected, text


@pytest.fixture(scope="module")
def rendered(built: BuiltBase, tmp_path_factory: pytest.TempPathFactory) -> tuple[RenderedEdition, Path]:
    """The edition rendered in parts of three pages, by two processes."""
    kb, folder = knowledge_base(built.base), tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", 3)
        renderer = Renderer(kb.configuration, folder, "mkdocs", 2, lambda *_: None)
        assert renderer.render(item.site for item in plan(kb, OPTIONS)) == ()
    (edition,) = renderer.rendered.values()
    return edition, folder


@pytest.mark.slow
def test_parts_rendered_side_by_side_are_the_edition_rendered_at_once(
    rendered: tuple[RenderedEdition, Path], built: BuiltBase
) -> None:
    whole = {name: digest for name, digest in digests(built.site / "public").items() if is_english(name)}
    in_parts = {name: digest for name, digest in digests(rendered[0].output).items() if is_english(name)}
    assert in_parts == whole


def is_english(name: str) -> bool:
    return not name.startswith(("zh/", "fa/", "sitemap-zh", "sitemap-fa"))


@pytest.mark.slow
def test_every_file_belongs_to_a_page_or_to_the_edition(rendered: tuple[RenderedEdition, Path]) -> None:
    edition = rendered[0]
    assert [page.path for page in edition.pages] == [staged.path for staged in edition.site.pages]
    for page in edition.pages:
        assert sum(name.endswith(".html") for name in page.files) == 1, page
    others = digests(edition.output).keys() - edition.content
    assert {name.partition("/")[0] for name in others} == {"assets"}
    assert edition.content <= digests(edition.output).keys()


@pytest.mark.slow
def test_what_a_page_asked_is_answered_the_same_until_a_target_goes(rendered: tuple[RenderedEdition, Path]) -> None:
    edition = rendered[0]
    site, sources = edition.site, {staged.path: staged.source for staged in edition.site.pages}
    linking = [page for page in edition.pages if any(kind == "link" for kind, _, _ in page.asked)]
    assert linking
    nothing = replace(site, addresses=replace(site.addresses, sources={}, ids={}, known=frozenset(), former={}))
    for page in linking:
        assert is_still_true(page.asked, site, {}, sources[page.path])
    assert not all(is_still_true(page.asked, nothing, {}, sources[page.path]) for page in linking)


def test_what_is_asked_is_noted_with_what_is_not_there() -> None:
    sizes, copies = Noted({"a.png": (1, 2)}), Noted({"a.png": "a.png.webp"})
    assert sizes.get("a.png") == (1, 2)
    assert sizes.get("b.png") is None
    assert "c.png" not in copies
    assert as_asked({"b.md": "/b/"}, sizes, copies) == (
        ("link", "b.md", "/b/"),
        ("picture", "a.png", (1, 2)),
        ("picture", "b.png", None),
        ("copy", "c.png", None),
    )


class Part:
    """A task of an edition, as far as an agenda looks at it."""

    def __init__(self, locale: str) -> None:
        self.name = Edition("public", locale)


def test_after_a_failure_only_editions_that_are_begun_go_on() -> None:
    agenda = Agenda(cast("Any", [Part("en"), Part("en"), Part("zh"), Part("en")]), lambda *_: None)
    assert agenda.take() == 0
    agenda.drop_unbegun()
    assert [agenda.take() for _ in range(len(agenda))] == [1, 3]


def test_progress_adds_up_over_the_parts_of_an_edition(site: EditionSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 4)
    jobs, told = cut(site), list[tuple[int, int]]()
    agenda = Agenda(jobs, lambda edition, pages, total: told.append((pages, total)))
    agenda.report(1, 2)
    agenda.report(0, 3)
    agenda.finish(1)
    for number in (0, *range(2, len(jobs))):
        agenda.finish(number)
    total = len(site.pages)
    assert told[:3] == [(2, total), (5, total), (3 + len(jobs[1].pages), total)]
    assert told[-1] == (total, total)
