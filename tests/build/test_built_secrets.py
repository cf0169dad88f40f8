"""Nothing restricted gets out: neither text nor name nor number."""

from pathlib import Path

import pytest

from tests.build.conftest import BuiltBase
from tests.build.running import build
from tests.build.site_tree import digests, modes
from tests.build.small_base import write_small_base

pytestmark = pytest.mark.slow

SECRETS = ("zqagents", "zqinternal", "zqdraft", "zqfuture", "zqarchived", "zqnobody")
ALLOWED = {"public": (), "agents": ("zqagents",), "internal": ("zqagents", "zqinternal")}
PLACES = (
    "block",
    "image",
    "pixels",
    "slug",
    "title",
    "short",
    "description",
    "tag",
    "keyword",
    "file",
    "attachment",
    "heading",
    "body",
    "content",
    "owner",
)
"""Where the base holds the agents' words, each with its own ending."""


def words_of(folder: Path) -> bytes:
    """All names and bytes below a folder, in lower case."""
    return b"\n".join(name.encode() + b"\n" + (folder / name).read_bytes() for name in digests(folder)).lower()


@pytest.mark.parametrize("audience", ALLOWED)
def test_a_site_holds_no_word_that_its_readers_may_not_see(audience: str, built: BuiltBase) -> None:
    found = words_of(built.site / audience)
    assert [secret for secret in SECRETS if secret not in ALLOWED[audience] and secret.encode() in found] == []


def test_what_readers_may_see_is_there_so_that_the_test_above_can_fail(built: BuiltBase) -> None:
    found = words_of(built.site / "agents")
    assert [place for place in PLACES if f"zqagents{place}".encode() not in found] == []


@pytest.fixture(scope="module")
def innocent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of a base in which nothing restricted was ever written."""
    base = write_small_base(tmp_path_factory.mktemp("innocent") / "base", with_restricted=False)
    build(base, "--audience", "public")
    return base / "site" / "public"


def test_the_public_site_is_the_same_as_if_nothing_restricted_had_ever_been_written(
    built: BuiltBase, innocent: Path
) -> None:
    assert digests(built.site / "public") == digests(innocent)
    assert modes(built.site / "public") == modes(innocent)
