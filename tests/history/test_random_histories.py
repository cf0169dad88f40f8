"""Histories of random commits, branches and merges are the same, kept and added to or read whole."""

from random import Random
from subprocess import CalledProcessError

import pytest

from kbtool.history.git_log import Texts
from tests.history.test_newer_commits import BLOCK, article, stored, whole
from tests.history.working_tree import WorkingTree, text_of


@pytest.mark.parametrize("seed", range(6))
def test_random_histories_are_the_same_added_and_whole(tree: WorkingTree, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    for step in range(12):
        change_something(tree, random, step)
        if random.random() < 0.7:
            texts = random.choice([Texts.NEEDED, Texts.NEEDED, Texts.NO])
            assert stored(tree, texts) == whole(tree, texts)
    assert stored(tree) == whole(tree)


def change_something(tree: WorkingTree, random: Random, step: int) -> None:
    """A commit of some additions, changes, moves and deletions; now and then of another branch, and merged."""
    start = tree.git("rev-parse", "--quiet", "--verify", "HEAD") if step else ""
    side = bool(start) and random.random() < 0.2
    if side:
        tree.git("checkout", "--quiet", "-b", f"side{step}", "HEAD~1" if step > 1 else "HEAD")
    files = sorted(path.name for path in (tree.path / "docs").glob("*.md")) if start else []
    tree.write(f"docs/{random.randrange(6)}{step if random.random() < 0.5 else ''}.md", random_text(random, step))
    for name in random.sample(files, min(2, len(files))):
        deed = random.random()
        if deed < 0.15:
            tree.move(f"docs/{name}", f"docs/moved{step}{name}")
        elif deed < 0.25:
            (tree.path / "docs" / name).unlink(missing_ok=True)
        else:
            tree.write(f"docs/{name}", random_text(random, step))
    tree.commit(f"2024-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}", random.choice(["Ann", "Ben", "Cid"]))
    if side:
        tree.git("checkout", "--quiet", "main")
        merge(tree, f"side{step}")


def merge(tree: WorkingTree, branch: str) -> None:
    """Whatever git leaves of a conflict is committed."""
    try:
        tree.git("merge", "--quiet", "--no-edit", branch)
    except CalledProcessError:
        tree.git("add", "--all")
        tree.git("commit", "--quiet", "--no-edit")


def random_text(random: Random, step: int) -> str:
    body = random.choice([f"Words {step}.", BLOCK.format(step), "Same.", f"Same. <!-- {step} -->"])
    return article(body + "\n" + text_of("rest"), random.choice(["draft", "published", "published"]))
