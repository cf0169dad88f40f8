"""Runs the commands of a workflow on this machine: each job in a clone of its own, artifacts in a folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import REPOSITORY

EXPRESSION = re.compile(r"\$\{\{ *([\w.]+) *\}\}")


@dataclass
class WorkflowRun:
    """A workflow in a repository."""

    workflow: str
    """Its file name."""
    repository: Path
    place: Path
    """An empty folder for clones and artifacts."""
    context: Mapping[str, str]
    """Expression → value: `github.base_ref`."""
    left_out: frozenset[str] = frozenset()
    """Values of matrices that are not run, because each costs a build."""

    def run(self) -> None:
        """All jobs in their order, each with every value of its matrix; the first failure raises."""
        path = REPOSITORY / ".github" / "workflows" / self.workflow
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            for matrix in _matrices(job, self.left_out):
                self._job(self.place / "-".join((name, *matrix.values())), job, matrix)

    def _job(self, clone: Path, job: Mapping[str, Any], matrix: Mapping[str, str]) -> None:
        subprocess.run(["git", "clone", "--quiet", self.repository, clone], check=True)
        (clone / ".venv" / "bin").mkdir(parents=True)
        (clone / ".venv" / "bin" / "kbtool").symlink_to(Path(sys.executable).with_name("kbtool"))
        values = dict(self.context) | {f"matrix.{name}": value for name, value in matrix.items()}
        for step in job["steps"]:
            self._step(clone, _filled(step, values), _filled(job.get("env", {}), values))

    def _step(self, clone: Path, step: Mapping[str, Any], variables: Mapping[str, str]) -> None:
        action = step.get("uses", "").partition("@")[0]
        options = step.get("with", {})
        if action == "actions/upload-artifact":
            source, artifact = clone / options["path"], self.place / "artifacts" / options["name"]
            if source.is_dir():
                shutil.copytree(source, artifact, ignore=shutil.ignore_patterns(".*"))
            else:
                artifact.mkdir(parents=True)
                shutil.copy(source, artifact)
        elif action == "actions/download-artifact":
            self._download(clone / options.get("path", "."), options)
        elif not action and not step["run"].startswith("make "):
            own = {**os.environ, "GITHUB_STEP_SUMMARY": str(self.place / "summary.md"), **self.context}
            environment = own | dict(variables) | step.get("env", {})
            subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=clone, env=environment, check=True)

    def _download(self, target: Path, options: Mapping[str, str]) -> None:
        for artifact in (self.place / "artifacts").glob(options.get("pattern", options.get("name", ""))):
            shutil.copytree(artifact, target if "name" in options else target / artifact.name, dirs_exist_ok=True)


def _matrices(job: Mapping[str, Any], left_out: frozenset[str]) -> Iterator[dict[str, str]]:
    matrix = job.get("strategy", {}).get("matrix", {})
    for values in product(*matrix.values()):
        if not left_out.intersection(values):
            yield dict(zip(matrix, values, strict=True))


def _filled(value: Any, values: Mapping[str, str]) -> Any:
    """The value with all expressions replaced; unknown ones, such as secrets, are empty."""
    if isinstance(value, dict):
        return {name: _filled(item, values) for name, item in value.items()}
    return EXPRESSION.sub(lambda match: values.get(match[1], ""), value) if isinstance(value, str) else value
