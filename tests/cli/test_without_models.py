"""Where nothing is wrong, a command does without pydantic: to load it takes longer than to read what was edited."""

from pathlib import Path

import pytest

from tests.build.running import kbtool

LIMITED = "id: money-back\nreview_in: 6 months\nsearch: {boost: 2}\n"
"""Fields whose values have patterns and bounds."""


@pytest.fixture
def without(tmp_path: Path) -> str:
    """A folder in which pydantic cannot be imported, for this process and those that it starts."""
    folder = tmp_path / "without"
    (folder / "pydantic").mkdir(parents=True)
    (folder / "pydantic/__init__.py").write_text("raise ImportError('pydantic is not to be loaded')\n")
    return str(folder)


def _edit(base: Path, name: str) -> None:
    (base / "docs/en/billing-old/fees.md").write_text(f"---\ntitle: {name}\n{LIMITED}---\n", encoding="utf-8")


def test_a_list_before_and_after_an_edit(base: Path, without: str) -> None:
    assert kbtool("list", cwd=base, PYTHONPATH=without).returncode == 0
    _edit(base, "Money")
    assert "Money" in kbtool("list", cwd=base, PYTHONPATH=without).stdout


def test_a_fault_loads_it(base: Path, without: str) -> None:
    path = base / "docs/fa/index.md"
    path.write_text("---\ntitle: A\nreview_in: soon\n---\n")
    assert "pydantic is not to be loaded" in kbtool("list", cwd=base, PYTHONPATH=without).stderr


@pytest.mark.slow
def test_a_build_before_and_after_an_edit(base: Path, without: str) -> None:
    (base / "docs/en/start/broken.md").unlink()
    for name in ("Fees", "Money"):
        _edit(base, name)
        done = kbtool("build", "--withhold", "--audience", "public", "--language", "en", cwd=base, PYTHONPATH=without)
        assert done.returncode == 0, done.stderr
    assert "Money" in (base / "site/public/billing-old/fees/index.html").read_text(encoding="utf-8")
