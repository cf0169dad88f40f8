"""Finding the files of a base: nothing lost, nothing read that lies elsewhere."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.build.inputs import Places, look
from kbtool.content.files.collisions import address_key, are_plainly_apart, article_key
from kbtool.content.files.names import find_unsafe_name
from kbtool.content.files.walk import SourceFiles, find_source_files
from kbtool.diagnostics import Severity


def base(folder: Path, *paths: str) -> Path:
    docs = folder / "docs"
    for path in paths:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text("text\n", "utf-8")
    return docs


def find(docs: Path) -> SourceFiles:
    """The files, which are the same to the last sign where they were looked at before."""
    found = find_source_files(docs, ["en", "zh-CN"])
    seen = look(docs.parent, Places((str(docs),), (), ()), "", repository=b"none")
    if seen:
        again = find_source_files(docs, ["en", "zh-CN"], seen=seen.below(docs))
        assert (again, again.status) == (found, found.status)
    return found


def ids(files: SourceFiles) -> list[tuple[str, str]]:
    return [(item.id, item.path) for item in files.diagnostics]


def test_markdown_in_language_folders_is_articles_and_the_rest_assets(tmp_path: Path) -> None:
    paths = ["en/a.md", "zh-cn/b/c.markdown", "en/x.PNG", "logo.svg", "_data/owners.yml", ".git/x.md", "_notes/a.md"]
    files = find(base(tmp_path, *paths))
    assert files == SourceFiles(("en/a.md", "zh-cn/b/c.markdown"), ("en/x.PNG", "logo.svg"), {}, {}, ())


def test_a_hidden_markdown_file_is_no_article_but_is_accounted_for(tmp_path: Path) -> None:
    files = find(base(tmp_path, "en/a.md", "en/.y.md", "en/..md"))
    assert files.articles == ("en/a.md",)
    assert files.refused == {"en/..md": "a hidden file", "en/.y.md": "a hidden file"}
    assert [(item.id, item.severity) for item in files.diagnostics] == [("KB049", Severity.WARNING)] * 2


def test_markdown_outside_language_folders_is_refused_with_a_reason(tmp_path: Path) -> None:
    files = find(base(tmp_path, "a.md", "fr/b.md", "en-old/c.md", "en.md"))
    assert files.articles == ()
    assert sorted(files.refused) == ["a.md", "en-old/c.md", "en.md", "fr/b.md"]
    assert {item.id for item in files.diagnostics} == {"KB040"}


@pytest.mark.parametrize(
    "paths",
    [
        ("en/a.md", "en/a/index.md"),
        ("en/a/README.md", "en/a/index.md"),
        ("en/_index.md", "en/index.md"),
        ("en/Case.md", "en/case.md"),
        ("en/e\u0301.md", "en/\u00e9.md"),
        ("en/STRASSE.md", "en/straße.md"),
        ("en/a.markdown", "en/a.md"),
        ("en/A/index.md", "en/a.md", "en/a/README.md"),
        ("en/a.md", "en/a/index.html"),
    ],
)
def test_files_that_collide_are_all_named_once_and_all_withheld(tmp_path: Path, paths: tuple[str, ...]) -> None:
    files = find(base(tmp_path, *paths, "en/other.md"))
    collisions = [item for item in files.diagnostics if item.id == "KB044"]
    assert len(collisions) == 1
    assert all(path in collisions[0].message for path in paths)
    assert set(files.refused) == set(paths)
    assert (files.articles, files.assets) == (("en/other.md",), ())


FOLDERS = st.sampled_from(["", "x/", "X/", "a/", "index/", "x/index/", "./"])
STEMS = st.sampled_from(["a", "b", "A", "index", "Index", "readme", "_index", "myindex", "a.", "", ".", "a.md", "é"])
PATHS = st.builds("".join, st.tuples(FOLDERS, STEMS, st.sampled_from([".md", ".md", ".MD", ".markdown", "..md"])))


@given(st.lists(PATHS | st.text(), unique=True, max_size=6))
def test_articles_that_are_plainly_apart_have_keys_of_their_own(paths: list[str]) -> None:
    keys = {address_key(path) for path in paths}
    assert len(keys) == len(paths) or not are_plainly_apart(paths)


def test_most_articles_are_plainly_apart() -> None:
    assert are_plainly_apart(["en/a.md", "en/index.md", "en/b/index.md", "en/b/a.md", "zh/a.md"])


def test_the_same_name_in_two_languages_is_no_collision(tmp_path: Path) -> None:
    assert find(base(tmp_path, "en/a.md", "zh-CN/a.md")).refused == {}


def test_links_inside_the_language_folders_are_files_of_their_own(tmp_path: Path) -> None:
    docs = base(tmp_path, "en/a.md", "en/b/c.md")
    (docs / "en/link.md").symlink_to("a.md")
    (docs / "en/folder").symlink_to("b")
    files = find(docs)
    assert files.articles == ("en/a.md", "en/b/c.md", "en/folder/c.md", "en/link.md")
    assert files.links == {"en/link.md": "en/a.md", "en/folder/c.md": "en/b/c.md"}
    assert files.diagnostics == ()


@pytest.mark.parametrize(
    ("target", "id"),
    [
        ("../../outside.md", "KB041"),
        ("/etc/hostname", "KB041"),
        ("/proc/self/environ", "KB041"),
        ("../outside-language.md", "KB041"),
        ("../_data/owners.yml", "KB041"),
        (".hidden.md", "KB041"),
        ("..", "KB042"),
        (".", "KB042"),
        ("nowhere.md", "KB042"),
        ("link.md", "KB042"),
        ("../../docs-old/x.md", "KB041"),
    ],
)
def test_a_link_that_leaves_or_leads_nowhere_is_refused(tmp_path: Path, target: str, id: str) -> None:  # noqa: A002
    docs = base(tmp_path, "en/a.md", "outside-language.md", "_data/owners.yml", "en/.hidden.md")
    (tmp_path / "outside.md").write_text("secret\n", "utf-8")
    base(tmp_path, "../docs-old/x.md")
    (docs / "outside-language.md").rename(docs / "note.txt")
    (docs / "outside-language.md").symlink_to("note.txt")
    (docs / "en/link.md").symlink_to(target)
    files = find(docs)
    assert (id, "docs/en/link.md") in ids(files)
    assert "en/link.md" in files.refused
    assert files.articles == ("en/a.md",)


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    docs = base(tmp_path, *[f"en/f{i}/a.md" for i in range(8)])
    for i in range(8):
        for k in range(8):
            (docs / f"en/f{i}/to{k}").symlink_to(f"../f{k}")
    files = find(docs)
    assert len(files.articles) == 8 + 8 * 7


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    docs = base(tmp_path, "en/a.md")
    os.mkfifo(docs / "en/pipe.md")
    files = find(docs)
    assert ids(files) == [("KB043", "docs/en/pipe.md")]
    assert files.refused_articles == {"en/pipe.md": "neither a file nor a folder"}


def test_an_lfs_pointer_is_refused(tmp_path: Path) -> None:
    docs = base(tmp_path, "en/a.md")
    (docs / "en/x.png").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "utf-8")
    files = find(docs)
    assert ids(files) == [("KB047", "docs/en/x.png")]
    assert files.assets == ()


@pytest.mark.parametrize("name", ["a b.md", "退款.md", "سلام.md", "a#b.md", "100%.md"])
def test_an_awkward_name_is_allowed_with_a_warning(tmp_path: Path, name: str) -> None:
    files = find(base(tmp_path, f"en/{name}"))
    assert files.articles == (f"en/{name}",)
    assert [(item.id, item.severity) for item in files.diagnostics] == [("KB046", "warning")]


@pytest.mark.parametrize(
    "name",
    [
        "a\u202eb.md",
        "a\u2028.md",
        "a\nb.md",
        "a\x07.md",
        "a:b.md",
        "a?.md",
        "a\\b.md",
        'a".md',
        "a|b.md",
        "con.md",
        "NUL",
        "aux.md",
        "a.md ",
        "a.",
        "x" * 201,
    ],
)
def test_an_unsafe_name_is_refused(tmp_path: Path, name: str) -> None:
    files = find(base(tmp_path, f"en/{name}", "en/good.md"))
    assert [item.id for item in files.diagnostics] == ["KB045"]
    assert files.diagnostics[0].path.isprintable()
    assert list(files.refused) == [f"en/{name}"]
    assert files.articles == ("en/good.md",)


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    docs = base(tmp_path, "en/good.md")
    Path(os.fsdecode(os.fsencode(docs / "en") + b"/\xff.md")).write_text("x", "utf-8")
    files = find(docs)
    assert [item.id for item in files.diagnostics] == ["KB045"]
    assert files.articles == ("en/good.md",)


@pytest.mark.parametrize("name", ["a.md", "late-fees.md", "console.md", "com10.md", "a.b.md", "نیم\u200cفاصله.md"])
def test_a_safe_name_is_safe(name: str) -> None:
    assert find_unsafe_name(name) == ""


def test_files_that_were_looked_at_are_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = base(tmp_path, "en/a.md", "en/b/c.md", "en/b/d.png", "en/empty/.x")
    seen = look(tmp_path, Places((str(docs),), (), ()), "", repository=b"none")
    assert seen
    expected = find(docs)
    monkeypatch.setattr("kbtool.content.files.listing.os.scandir", lambda place: pytest.fail(f"{place} is listed"))
    assert find_source_files(docs, ["en"], seen=seen.below(docs)) == expected


@pytest.mark.parametrize(
    ("path", "key"),
    [("index.md", ""), ("a.md", "a"), ("b/README.md", "b"), ("b/c/_index.md", "b/c"), ("b/v1.2.md", "b/v1.2")],
)
def test_a_key_is_the_path_without_ending(path: str, key: str) -> None:
    assert article_key(path) == key


def test_a_plain_name_in_an_awkward_folder_makes_an_awkward_address(tmp_path: Path) -> None:
    files = find(base(tmp_path, "en/a b/c.md", "en/d/e.md"))
    assert files.articles == ("en/a b/c.md", "en/d/e.md")
    assert ids(files) == [("KB046", "docs/en/a b/c.md")]
    assert files.status.keys() == {"en/a b/c.md", "en/d/e.md"}
