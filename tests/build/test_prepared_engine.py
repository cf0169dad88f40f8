"""What an engine loads before there is anything to render is used for pages that it would make the same without."""

from pathlib import Path

import pytest

from kbtool.build import engine as module
from kbtool.build.budget import NOWHERE
from kbtool.build.engine import Engine
from kbtool.build.file_signs import file_signs
from kbtool.build.job import Job, StagedEdition, shared
from kbtool.build.options import Options
from kbtool.build.parts import jobs
from kbtool.build.plan import plan
from kbtool.build.staging import stage
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from tests.build.conftest import BuiltBase
from tests.build.site_tree import digests

OPTIONS = Options(Path("site"), audiences=("public",), languages=("en",))


class _Position:
    value = NOWHERE


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    return built.copy(tmp_path / "base")


def job_of(base: Path, name: str) -> Job:
    """The whole edition as one job, which renders into a folder of this name."""
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    (item,) = plan(kb, OPTIONS)
    staging, output = base.parent / f"{name}.staged", base.parent / name
    outputs = stage(item.site, base / "docs", staging)
    output.mkdir()
    staged = StagedEdition(base / "mkdocs.yml", shared(item.site), staging, outputs, output, 20)
    return jobs(staged, item.site, is_one=True)[0]


def rendered(engine: Engine, job: Job) -> dict[str, str]:
    """Path → digest of all that it writes."""
    failures: list[object] = []
    engine.render(job, _Position(), lambda: None, failures.append)
    assert not failures
    return digests(job.edition.output)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by a name with each configuration that is loaded."""
    found: list[str] = []
    load = vars(module)["load_config"]

    def counted(**options: object) -> object:
        found.append(str(options["config_file"]))
        return load(**options)

    monkeypatch.setattr(module, "load_config", counted)
    return found


def test_pages_are_the_same_and_nothing_is_loaded_twice(base: Path, loads: list[str]) -> None:
    prepared = Engine()
    prepared.prepare(base / "mkdocs.yml")
    assert len(loads) == 1
    ours = rendered(prepared, job_of(base, "prepared"))
    assert len(loads) == 1
    assert ours == rendered(Engine(), job_of(base, "other"))
    assert ours


@pytest.mark.parametrize("name", ["mkdocs.yml", "overrides/partials/footer.html"])
def test_what_was_changed_since_is_loaded_again(base: Path, name: str) -> None:
    config = base / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("name: kbtool\n", "name: kbtool\n  custom_dir: overrides\n")
    config.write_text(text, encoding="utf-8")
    (base / "overrides").mkdir()
    engine = Engine()
    engine.prepare(config)
    changed = {"mkdocs.yml": text.replace("site_name: Help\n", "site_name: Other\n")}.get(name, "<p>Other</p>")
    (base / name).parent.mkdir(exist_ok=True)
    (base / name).write_text(changed, encoding="utf-8")
    assert rendered(engine, job_of(base, "prepared")) == rendered(Engine(), job_of(base, "other"))
    page = next((base.parent / "prepared").glob("**/index.html")).read_text(encoding="utf-8")
    assert "Other" in page


def test_compiled_code_that_comes_to_lie_beside_templates_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "main.html").touch()
    before = file_signs([str(tmp_path)])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "main.html.pyc").touch()
    assert file_signs([str(tmp_path)]) == before
    assert [path for path, *_ in before] == [f"{tmp_path}/main.html"]


def test_templates_that_are_compiled_before_escape_what_they_show(base: Path) -> None:
    config = base / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("site_name: Help\n", "site_name: '<b>&'\n"))
    engine = Engine()
    engine.prepare(config)
    rendered(engine, job_of(base, "prepared"))
    page = (base.parent / "prepared" / "index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;&amp;" in page
    assert "<b>&" not in page


def test_a_wrong_configuration_is_told_by_the_first_job(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    job = job_of(base, "prepared")
    (base / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    engine = Engine()
    engine.prepare(base / "mkdocs.yml")
    assert capfd.readouterr() == ("", "")
    with pytest.raises(KbError, match=r"mkdocs\.yml"):
        rendered(engine, job)


def test_nothing_is_prepared_where_others_may_want_to_know_the_edition_first(base: Path, loads: list[str]) -> None:
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    (base / "hook.py").write_text("", encoding="utf-8")
    Engine().prepare(base / "mkdocs.yml")
    assert loads == []
