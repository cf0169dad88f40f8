"""`kbtool new`."""

import shutil
from pathlib import Path

import pytest

from kbtool.content.schema import ArticleType
from tests.cli.conftest import output, refusal, run, tree, write


@pytest.fixture(autouse=True)
def _sound(base: Path) -> None:
    (base / "docs/en/start/broken.md").unlink()


def findings(path: str) -> str:
    """What `kbtool check --notes` says about one file."""
    return output("check", "--notes", path)


def make_default(base: Path, language: str) -> None:
    """Turns the base into an empty one in which articles are written in this language first."""
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8").replace(", default: true", "")
    settings = settings.replace(f"locale: {language},", f"locale: {language}, default: true,")
    shutil.rmtree(base / "docs")
    home = "---\ntitle: Home\ndefaults: {audience: public}\n---\n"
    write(base, {"mkdocs.yml": settings, f"docs/{language.lower()}/index.md": home})


@pytest.mark.parametrize("kind", list(ArticleType))
@pytest.mark.parametrize("language", ["en", "fa", "zh-CN"])
def test_every_type_in_every_language_is_clean_right_after(base: Path, kind: ArticleType, language: str) -> None:
    folder = language.lower()
    make_default(base, language)
    assert output("new", kind, "billing/new-one", "--language", language, "--title", "x: y # 中").startswith(
        f"wrote docs/{folder}/billing/new-one.md\n"
    )
    assert findings(f"docs/{folder}/billing/new-one.md") == "no problems\n"
    text = (base / f"docs/{folder}/billing/new-one.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: 'x: y # 中'\n# description: ")
    assert f"\ntype: {kind}\nstate: draft\n# last_reviewed_on: " in text
    assert "$" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("billing/fees", "docs/en/billing/fees.md"),
        ("/billing/fees.md", "docs/en/billing/fees.md"),
        ("en/billing/fees", "docs/en/billing/fees.md"),
        ("docs/fa/billing/fees.md", "docs/fa/billing/fees.md"),
        ("zh-cn/new/deep/fees", "docs/zh-cn/new/deep/fees.md"),
        ("billing/late/index", "docs/en/billing/late/index.md"),
    ],
)
def test_a_path_may_start_where_people_think_it_starts(base: Path, path: str, file: str) -> None:
    assert f"wrote {file}\n" in output("new", "faq", path)
    assert (base / file).is_file()


def test_a_translation_takes_what_is_not_translated_from_its_original(base: Path) -> None:
    text = "---\ntitle: Fees\ntags: [money]\n---\n\nIt costs $5.\n\n## Late $fees\n\nMore.\n"
    write(base, {"docs/en/billing/fees.md": text})
    assert "come from the original" in output("new", "faq", "fa/billing/fees", "--title", "هزینه‌ها")
    head, body = (base / "docs/fa/billing/fees.md").read_text(encoding="utf-8").split("---\n")[1:]
    names = [line.partition(":")[0] for line in head.split("\n")]
    assert names == ["title", "# description", "state", "translation", ""]
    assert body == "\nIt costs $5.\n\n## Late $fees\n\nMore.\n"
    assert "docs/fa/billing/fees.md" in output("list", "--state", "draft", "--tag", "money")
    assert "error" not in findings("docs/fa/billing/fees.md")


def test_the_home_page_can_be_translated(base: Path) -> None:
    output("new", "concept", "zh-cn/index")
    assert (base / "docs/zh-cn/index.md").read_text(encoding="utf-8").endswith("---\nHello.\n")


def test_an_article_in_a_folder_for_fewer_readers_stays_there(base: Path) -> None:
    write(base, {"docs/en/team/index.md": "---\ntitle: Team\naudience: internal\n---\n"})
    output("new", "policy", "team/holidays")
    assert "audience" not in (base / "docs/en/team/holidays.md").read_text(encoding="utf-8")
    assert "internal" in output("list", "--where", "key=team/holidays")


def test_without_any_default_audience_and_owner_are_written(base: Path) -> None:
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8").replace(", owner: docs-team", "")
    write(base, {"mkdocs.yml": settings, "docs/en/index.md": "---\ntitle: Home\naudience: public\n---\n"})
    (base / "docs/en/index.md").unlink()
    output("new", "faq", "lonely")
    text = (base / "docs/en/lonely.md").read_text(encoding="utf-8")
    assert "\naudience: public\nowner: billing-team\n" in text
    assert findings("docs/en/lonely.md") == "no problems\n"


@pytest.mark.parametrize(
    "path",
    ["billing/refunds", "billing/Refunds", "billing", "billing/readme", "fa/billing/refunds", "docs/en/index.md"],
)
def test_what_is_there_is_never_overwritten(base: Path, path: str) -> None:
    before = tree(base)
    assert "has this address already; nothing was written" in refusal("new", "faq", path)
    assert tree(base) == before


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("../x", "leads out of the folder"),
        ("billing/../../../x", "leads out of the folder"),
        ("billing/.hidden", "is a hidden name"),
        ("billing/a:b", "holds :"),
        ("billing/con", "name of a device"),
        ("_data/x", "no article can stand there"),
        ("", "no article can stand there"),
        ("/", "no article can stand there"),
    ],
)
def test_a_path_no_article_can_have_is_refused(base: Path, path: str, words: str) -> None:
    before = tree(base)
    assert words in refusal("new", "faq", path)
    assert tree(base) == before


def test_an_unknown_type_or_language_is_refused(base: Path) -> None:
    assert "is not one of" in refusal("new", "howto", "x")
    assert "there is no language de; mkdocs.yml has en, fa, zh-CN" in refusal("new", "faq", "x", "--language", "de")
    assert "is in the folder of fa, and --language says en" in refusal("new", "faq", "fa/x", "--language", "en")


def test_a_dry_run_writes_nothing(base: Path) -> None:
    before = tree(base)
    assert output("new", "faq", "x", "--dry-run").startswith("would write docs/en/x.md\n\n---\ntitle: X\n")
    assert tree(base) == before


def test_a_problem_of_the_place_is_said_at_once(base: Path) -> None:
    write(base, {"docs/en/closed/index.md": "---\ntitle: Closed\ntitel: x\n---\n"})
    done = run("new", "faq", "closed/x")
    assert done.exit_code == 0
    assert "wrote docs/en/closed/x.md" in done.stdout
