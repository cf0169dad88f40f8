"""From articles to the place where they are read, with the real commands."""

import json
from pathlib import Path

import pytest

from kbtool.errors import KbError
from tests.build.running import kbtool
from tests.cli.conftest import MKDOCS_YML, write
from tests.conftest import configuration
from tests.publish.conftest import git

PUBLISH = "    publish:\n      public: {to: folder, path: ../www}\n      agents: {to: folder, path: ../www}\n"
TEXTS = {
    "mkdocs.yml": MKDOCS_YML + PUBLISH,
    ".gitignore": "/site/\n/part-*/\n/.cache/\n",
    "docs/_data/owners.yml": "docs-team: {name: Docs}\nbilling-team: {name: Billing}\n",
    "docs/_data/tags.yml": "money: {title: {en: Money}}\n",
    "docs/en/billing/refunds.md": "---\ntitle: Refunds\naudience: public\n---\nFive days.\n",
    "docs/en/billing/goodwill.md": "---\ntitle: Goodwill\naudience: public\n---\nUp to ten euros.\n",
    "docs/fa/billing/refunds.md": "---\ntitle: بازپرداخت\n---\nپنج روز.\n",
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A committed base."""
    folder = tmp_path / "base"
    write(folder, TEXTS)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")


@pytest.mark.slow
def test_only_what_was_verified_goes_out_and_what_left_is_listed(base: Path) -> None:
    assert kbtool("build", cwd=base).returncode == 0
    done = kbtool("publish", cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("was not verified; run kbtool verify\n")
    assert kbtool("verify", cwd=base).returncode == 0
    done = kbtool("publish", cwd=base)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"public is live: {base.parent / 'www' / 'public'}, release ")
    assert (base.parent / "www/public/billing/goodwill/index.html").is_file()
    article = base / "docs/en/billing/goodwill.md"
    article.write_text(article.read_text().replace("audience: public", "audience: agents"))
    commit(base)
    assert kbtool("build", cwd=base).returncode == 0
    assert kbtool("verify", cwd=base).returncode == 0
    tried = json.loads(kbtool("publish", "--dry-run", "--format", "json", cwd=base).stdout)
    purged = {"address": "https://help.example.com/billing/goodwill/", "audience": "agents"}
    assert purged in tried["published"][0]["purge"]
    assert (base.parent / "www/public/billing/goodwill/index.html").is_file()
    assert "https://help.example.com/billing/goodwill/    now only for agents\n" in kbtool("publish", cwd=base).stdout
    assert not (base.parent / "www/public/billing/goodwill").exists()
    assert (base.parent / "www/agents/billing/goodwill/index.html").is_file()
    done = kbtool("publish", "--rollback", "--audience", "public", cwd=base)
    assert done.returncode == 2
    assert "holds what is restricted now; undo the change in Git and build instead" in done.stderr
    assert "docs/en/billing/goodwill.md" in done.stderr
    assert not (base.parent / "www/public/billing/goodwill").exists()


@pytest.mark.slow
def test_parts_of_several_machines_become_the_release_that_one_machine_builds(base: Path) -> None:
    assert kbtool("build", "--audience", "public", cwd=base).returncode == 0
    whole = {path.name for path in (base / "site/.releases/public").iterdir()}
    for language in ("en", "fa"):
        options = ("--audience", "public", "--language", language, "--part", f"part-{language}")
        assert kbtool("build", *options, cwd=base).returncode == 0
    parts = ("--assemble", "part-en", "--assemble", "part-fa")
    done = kbtool("publish", *parts, "--site", "joined", cwd=base)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (base / "joined/.releases/public").iterdir()} == whole
    done = kbtool("publish", "--assemble", "part-en", "--site", "other", cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no part holds public/fa" in done.stderr


@pytest.mark.parametrize(
    ("publish", "reason"),
    [
        ({"staff": {"to": "folder", "path": "x"}}, "publish names 'staff', which is no audience"),
        ({"public": {"to": "ftp"}}, "'folder', 'gh-pages', 'rsync', 's3'"),
        ({"public": {"to": "s3", "bucket": "help"}}, "give a prefix, or a record_bucket"),
        (
            {
                "public": {"to": "rsync", "destination": "host:/srv/help/"},
                "agents": {"to": "rsync", "destination": "host:/srv/help/agents"},
            },
            "publish sends agents to where public is served",
        ),
        ({"public": {"to": "gh-pages"}, "agents": {"to": "gh-pages"}}, "give each audience its own place"),
    ],
)
def test_settings_that_would_mix_audiences_or_lead_nowhere_are_refused(
    tmp_path: Path, publish: dict[str, object], reason: str
) -> None:
    with pytest.raises((KbError, ValueError), match=reason.replace("(", r"\(")):
        configuration(tmp_path, settings={"publish": publish})


def test_an_audience_without_a_place_is_one_line(base: Path) -> None:
    done = kbtool("publish", "--audience", "internal", cwd=base)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "does not say where internal is published" in done.stderr
