"""Real bases of which a random part is restricted: no byte of a site tells of it, and no token gets out.

By default a part of each base; `KBTOOL_CORPUS_ARTICLES=100000` takes all, `KBTOOL_SEED=…` repeats one that failed.
"""

import os
from pathlib import Path
from random import Random

import pytest

from kbtool.config import read_configuration
from kbtool.verify.check import verify_site
from kbtool.verify.sources.repository import read_repository
from tests.build.canary_scanner import Scanner
from tests.build.labelled_corpus import LabelledCorpus
from tests.build.repository import write_repository
from tests.build.running import build
from tests.build.seed import SEED
from tests.build.stripping import ORDER, strip_repository
from tests.build.twins import TODAY, differences, planned_sites, served
from tests.verify.small_site import LEAK_RULES

NAMES = ("csc-user-guide", "cncf-glossary", "tldr-fa-ar-zh")
ARTICLES = int(os.environ.get("KBTOOL_CORPUS_ARTICLES", "100"))


@pytest.fixture(scope="module", params=NAMES)
def labelled(
    request: pytest.FixtureRequest, corpora: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[LabelledCorpus, Path]:
    """A labelled corpus and its folder."""
    corpus = LabelledCorpus(corpora / request.param, Random(f"{SEED}{request.param}"), ARTICLES)  # noqa: S311
    folder = write_repository(tmp_path_factory.mktemp(request.param) / "full", corpus.commits(), ["zqbranch"])
    assert len(corpus.restricted) > 10
    return corpus, folder


def test_a_site_is_what_it_would_be_without_the_rest(labelled: tuple[LabelledCorpus, Path], tmp_path: Path) -> None:
    corpus, full = labelled
    for audience in ("agents", "public"):
        twin = strip_repository(full, tmp_path / audience, audience, TODAY)
        found = list(differences(planned_sites(full, audience), planned_sites(twin, audience)))
        assert found == [], "\n".join((f"KBTOOL_SEED={SEED} repeats it ({audience})", *found))
    build(full, "--audience", "public", "--today", str(TODAY))
    build(tmp_path / "public", "--audience", "public", "--today", str(TODAY))
    found = list(differences(served(full, "public"), served(tmp_path / "public", "public")))
    assert found == [], "\n".join((f"KBTOOL_SEED={SEED} repeats it", *found))
    hidden = corpus.planter.hidden_from("public", ORDER)
    assert verified(full, "public") == [], f"KBTOOL_SEED={SEED}"
    scanner = Scanner(hidden)
    assert scanner.scan(full / "site" / "public") == [], f"KBTOOL_SEED={SEED}"
    print(f"{len(corpus.restricted)} labelled, {len(hidden)} tokens, {scanner.scanned} bytes")


def verified(base: Path, audience: str) -> list[str]:
    """What `kbtool verify` finds in a site that holds nothing restricted: each would be a false alarm."""
    repository = read_repository(read_configuration(base / "mkdocs.yml"), TODAY)
    found = verify_site(base / "site" / audience, audience, repository, LEAK_RULES).diagnostics
    return [f"{item.path}: {item.id} {item.message}" for item in found]
